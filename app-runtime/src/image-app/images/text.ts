/**
 * Text from a file or a client as a person may see it: without control characters, marks that turn the direction of writing and halves of characters,
 * in one line and at most `longest` characters long. Undefined where nothing is left.
 */
export function cleanText(text: string, longest: number): string | undefined {
    const visible = text
        .normalize("NFC")
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
        .replace(/[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
        .replace(/\s+/gu, " ")
        .trim();
    const cut = Array.from(visible).slice(0, longest).join("").trim();
    return cut === "" ? undefined : cut;
}

/** Most characters of an image's name. */
const longestName = 200;

/** The name of an uploaded file for people: without the folders that some clients send along. `image` where it says nothing. */
export function cleanFileName(name: string): string {
    return cleanText(name.split(/[/\\]/).at(-1) ?? "", longestName) ?? "image";
}
