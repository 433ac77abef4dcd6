// What a program needs that makes something of its own which components can be granted to. Everything else here is internal.
export type { AlarmTuningArgs } from "./alarm-tuning.js";
export type { ChildTransforms, ComponentOptions, TransformedChild } from "./child-transforms.js";
export type { FileMount, Grant, Grantee } from "./grants.js";
