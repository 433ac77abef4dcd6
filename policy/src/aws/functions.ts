export const functionType = "aws:lambda/function:Function";
export const functionTypes: ReadonlySet<string> = new Set([functionType]);
