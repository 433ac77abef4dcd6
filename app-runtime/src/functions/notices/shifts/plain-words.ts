/**
 * What somebody wrote, as words that can stand in one line of a mail: no control characters, line ends or marks that turn the direction of what follows, blanks once,
 * and cut to so many characters.
 *
 * Letters of every script and emoji stay. Two braces in a row would be taken for a placeholder by SES.
 */
export function plainWords(text: string, longest: number): string {
    const words = text
        .normalize("NFC")
        // What joins an emoji of several stays, and what joins letters of Persian and Indic scripts.
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
        .replace(/(?![\u200c\u200d])[\p{Cf}\p{Cs}\p{Co}]/gu, "")
        .replace(/\{(?=\{)/g, "{ ")
        .replace(/\s+/gu, " ")
        .trim();
    const characters = [...words];
    return characters.length <= longest ? words : `${characters.slice(0, longest - 1).join("")}…`;
}
