export const functionType = "aws:lambda/function:Function";
export const aliasType = "aws:lambda/alias:Alias";

/** Lambda's codes for values and combinations that it does not take, and for a function that does not exist. */
export const invalid = "InvalidParameterValueException";
export const notFound = "ResourceNotFoundException";
