export { type ComponentCost, type CostEstimate, type CostOptions, estimateCost, type Unpriced } from "./estimate.js";
export { listing as costListing } from "./listing.js";
export type { CostKind, CostLine, CostResource } from "./model.js";
export { type PricedItem, type PriceRow, type PriceTable, parsePriceTable, readPriceTable } from "./price-table.js";
export { shortReport as costReport } from "./report.js";
