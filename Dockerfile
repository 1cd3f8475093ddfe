# The API and the page on port 8000, or, by the command `quoteapi worker`, what reads the articles of jobs. Build tools stay in the first
# stage; the second holds Python, the locked packages and quoteapi.
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1

# The target environment gets no pip of its own: `--python` installs into it from outside. Tests of other packages are of no use here.
COPY requirements/runtime.txt requirements/build.txt requirements/
RUN python -m venv --without-pip /opt/quoteapi \
 && python -m venv /opt/build \
 && /opt/build/bin/pip install --require-hashes -r requirements/build.txt \
 && /opt/build/bin/pip --python /opt/quoteapi/bin/python install --no-compile --require-hashes -r requirements/runtime.txt \
 && find /opt/quoteapi/lib -type d -name tests -prune -exec rm -rf {} +

COPY pyproject.toml README.md LICENSE ./
COPY quoteapi quoteapi
RUN /opt/build/bin/pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && /opt/build/bin/pip --python /opt/quoteapi/bin/python install --no-compile --no-deps /wheels/*.whl \
 && /opt/quoteapi/bin/python -m compileall -q /opt/quoteapi/lib

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin quoteapi \
 && install -d -o 10001 -g 10001 /data
COPY --from=build /opt/quoteapi /opt/quoteapi
ENV PATH=/opt/quoteapi/bin:$PATH PYTHONUNBUFFERED=1 QUOTEAPI_DATA=/data
# The archive; without a volume of its own it goes when the container goes.
VOLUME /data
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]
CMD ["quoteapi", "serve", "--host", "0.0.0.0", "--port", "8000"]
