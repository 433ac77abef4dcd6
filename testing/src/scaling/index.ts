export { changesOf, isSurvived, type Change } from "./advice.js";
export { drawReplay } from "./chart.js";
export { declaredTier, tierNames } from "./declared.js";
export type { Assumptions, Batch, DeclaredTier, Minute, Policy, Replay, RequestLimits, Trace } from "./model.js";
export { replay, TraceError } from "./replay.js";
export { openTrace, type TraceFile } from "./traces/file.js";
export { generatedTraces, type GeneratedTrace, type TraceSize } from "./traces/generated.js";
export { timesClients } from "./traces/times.js";
export { vcpusOf } from "./vcpus.js";
