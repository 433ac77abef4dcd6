/** What the engine says, without the marks that a terminal would show as colours. */
export function plain(text: string): string {
    return text.replace(/<\{%[^%]*%\}>/g, "");
}
