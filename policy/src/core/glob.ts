/**
 * Whether a pattern matches the whole of a text: `*` stands for any text, also none, and `?` for one letter. Without a
 * regular expression, whose time a hostile pattern could blow up.
 */
export function matchesGlob(pattern: string, text: string): boolean {
    let star = -1;
    let resume = 0;
    let at = 0;
    let position = 0;
    while (position < text.length) {
        if (pattern[at] === "*") {
            star = at++;
            resume = position;
        } else if (pattern[at] === "?" || (at < pattern.length && pattern[at] === text[position])) {
            at++;
            position++;
        } else if (star >= 0) {
            // The last star takes one letter more.
            at = star + 1;
            position = ++resume;
        } else {
            return false;
        }
    }
    while (pattern[at] === "*") at++;
    return at === pattern.length;
}
