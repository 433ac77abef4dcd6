export const longestName = 100;
export const longestPassword = 200;

/** The spelling of a name that is stored and looked up: people mix up capitals and blanks. */
export function accountName(text: string): string {
    return text.normalize("NFKC").trim().toLowerCase();
}

/** Whether an account can have this name, in the spelling that {@link accountName} gives: what cannot be stored need not be looked up. */
export function isAccountName(name: string): boolean {
    return name !== "" && name.length <= longestName && !/\p{C}/u.test(name);
}
