/** A few names for a message, and how many more there are. */
export function listed(names: readonly string[], most = 3): string {
    const shown = names.length > most + 1 ? names.slice(0, most) : names;
    const rest = names.length - shown.length;
    const words = rest > 0 ? [...shown, `${rest} more`] : shown;
    return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
}
