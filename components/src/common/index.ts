// What a program needs that makes something of its own which components can be granted to. Everything else here is internal.
export type { FileMount, Grant, Grantee } from "./grants.js";
