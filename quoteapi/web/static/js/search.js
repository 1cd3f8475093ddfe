// The page that finds quotes.

import { quoteItem } from "./items.js";
import { list } from "./listing.js";

list("/v1/quotes", "quotes", "quote", (quote) => quoteItem(quote));
