// Dates as the page words them. The archive counts in UTC, and so does the page.

const DAY = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const TIME = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

export const day = (stamp) => DAY.format(new Date(stamp));
export const time = (stamp) => `${TIME.format(new Date(stamp))} UTC`;

/** “May 1, 2026 – May 3, 2026”, or one of them where they are the same day; where there is no date, that there is none. */
export function fromTo(first, last) {
  if (first === null) return "no date";
  return day(first) === day(last) ? day(first) : `${day(first)} – ${day(last)}`;
}

const MOST_MONTHS = 60; // from there on years say more

/** Cut the time from `first` to `last` into months or, where there are many, years: `{key, label}` of each, in order. */
export function periods(first, last) {
  const [from, to] = [first, last].map((stamp) => new Date(stamp));
  const months = 12 * (to.getUTCFullYear() - from.getUTCFullYear()) + to.getUTCMonth() - from.getUTCMonth() + 1;
  if (months > MOST_MONTHS) {
    return Array.from({ length: to.getUTCFullYear() - from.getUTCFullYear() + 1 }, (_, n) => {
      const year = String(from.getUTCFullYear() + n).padStart(4, "0");
      return { key: year, label: year };
    });
  }
  return Array.from({ length: months }, (_, n) => {
    const month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + n, 1));
    return { key: month.toISOString().slice(0, 7), label: MONTH.format(month) };
  });
}
