import type { Comment } from "./comments.js";

/** A table; a column in which nothing stands is left out. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
    const kept = header.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
    const line = (cells: readonly string[]): string => `| ${cells.filter((_, column) => kept[column]).join(" | ")} |`;
    return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

/** Markdown of several lines, in a cell of a table. */
export function cell(markdown: string): string {
    return markdown
        .replaceAll("|", "\\|")
        .split(/\n\s*\n/)
        .map((paragraph) =>
            paragraph
                .replace(/\n- /g, "<br>• ")
                .replace(/^- /, "• ")
                .replace(/\s*\n\s*/g, " "),
        )
        .join("<br><br>");
}

/** Text that is shown as it is written. */
export function code(text: string): string {
    return text === "" ? "" : `\`${text.replaceAll("|", "\\|")}\``;
}

/** What a comment says, and where to read on. */
export function described({ text, see }: Comment): string {
    const links = see.map((address) => `[${hostOf(address)}](${address})`).join(", ");
    return [text, links === "" ? "" : `(${links})`].filter((part) => part !== "").join(" ");
}

function hostOf(address: string): string {
    const host = /^https:\/\/([^/]+)/.exec(address)?.[1] ?? "more";
    return host === "docs.aws.amazon.com" ? "AWS" : host;
}

/** A type, with links where its parts are described. */
export function typeText(type: string, addressOf: (name: string) => string | undefined): string {
    const plain = type.replaceAll("pulumi.", "");
    const parts = plain.split(/\b/);
    if (!parts.some((part) => addressOf(part) !== undefined)) return code(plain);
    return parts
        .map((part) => {
            const address = addressOf(part);
            return address === undefined ? escaped(part) : `[${part}](${address})`;
        })
        .join("");
}

function escaped(text: string): string {
    return text
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll("|", "\\|")
        .replaceAll("[", "\\[");
}

/** A section, or nothing where there is nothing to say. */
export function section(heading: string, ...paragraphs: readonly string[]): string {
    const said = paragraphs.filter((paragraph) => paragraph !== "");
    return said.length === 0 ? "" : [`## ${heading}`, ...said].join("\n\n");
}

/** `a`, `b` and `c` */
export function listed(words: readonly string[]): string {
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
