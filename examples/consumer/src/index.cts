import { shop } from "./shop.cjs";

export = shop();
