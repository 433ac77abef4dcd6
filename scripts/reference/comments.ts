import ts from "typescript";

/** A documentation comment, taken apart. */
export interface Comment {
    /** What it says before its first tag, as Markdown. */
    readonly text: string;
    /** `@default`, where there is one. */
    readonly standard: string | undefined;
    /** Addresses after `@see`. */
    readonly see: readonly string[];
    readonly throws: string | undefined;
}

/** What const objects say of themselves, which helps nobody who uses them. */
const forMaintainers =
    /\s*(?:A const object|Const objects), because other Pulumi languages cannot receive string unions\./;

/** The comment of a declaration. Read as text, because the compiler takes the "https" of an address after `@see` for a name. */
export function commentOf(node: ts.Node): Comment {
    const [text = "", ...tags] = plainText(node).split(/(?:^|\s)@(?=(?:default|see|throws)\b)/);
    const tagged = (tag: string): string[] =>
        tags.filter((each) => each.startsWith(tag)).map((each) => each.slice(tag.length).trim());
    return {
        text: text.replace(forMaintainers, "").trim(),
        standard: tagged("default")[0],
        see: tagged("see"),
        throws: tagged("throws")[0],
    };
}

function plainText(node: ts.Node): string {
    const comment = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc).at(-1)?.getText() ?? "";
    return comment
        .replace(/^\/\*\*|\*\/$/g, "")
        .split("\n")
        .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
        .join("\n")
        .replace(/\{@link (\w+)\}/g, "`$1`")
        .trim();
}
