// The page that lists who has been quoted.

import { pageOf } from "./addresses.js";
import { fromTo } from "./dates.js";
import { element } from "./dom.js";
import { parted } from "./items.js";
import { list } from "./listing.js";
import { count } from "./naming.js";

list("/v1/speakers", "speakers", "speaker", ({ id, name, kind, quotes, first, last }) =>
  element(
    "li",
    { class: "item" },
    element("p", { class: "who", dir: "auto" }, element("a", { href: pageOf.speaker(id) }, name)),
    element("p", { class: "under" }, ...parted([kind, count(quotes, "quote"), fromTo(first, last)])),
  ),
);
