/**
 * What the text of a metric-math expression says about its values: a percentage of something, the same as another
 * query, or something that cannot be told without evaluating it.
 */
export type MathMeaning = { kind: "percentage" } | { kind: "repeats"; id: string } | { kind: "other" };

// Ids of queries begin with a small letter, functions with a capital one.
const id = String.raw`[a-z]\w*`;
const share = String.raw`(?:${id}/${id}|\(${id}/${id}\))`;
const percentage = new RegExp(String.raw`^(?:100\*${share}|${share}\*100)$`);
const repetition = new RegExp(String.raw`^(?:1\*)?(${id})(?:\*1)?$`);

/**
 * Reads the few forms that are beyond doubt: `100 * part / whole`, and `m1` or `m1 * 1`. That the first is a part of
 * the second cannot be seen; that is what the form is for.
 */
export function meaningOf(expression: string): MathMeaning {
    const text = expression.replaceAll(/\s/g, "");
    if (percentage.test(text)) {
        return { kind: "percentage" };
    }
    const repeated = repetition.exec(text)?.[1];
    return repeated === undefined ? { kind: "other" } : { kind: "repeats", id: repeated };
}
