/** What one SMS holds, where all its characters are of the GSM alphabet. */
export const longestSms = 160;

/** Those of the basic alphabet that are not ASCII. */
const beyondAscii = new Set("£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà");

/**
 * Words in characters that count once in an SMS, at most 160: others are written without their accents, or left out. With a single one beyond that alphabet an SMS would hold
 * 70 characters, and be paid for as several.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sms_sms-character-limits.html
 */
export function smsText(text: string): string {
    const words = [...text.normalize("NFC").replaceAll("–", "-")]
        .map((character) => (isGsm(character) ? character : bare(character)))
        .join("")
        .replace(/ +/g, " ")
        .trim();
    return words.length <= longestSms ? words : `${words.slice(0, longestSms - 3).trimEnd()}...`;
}

function bare(character: string): string {
    const letters = [...character.normalize("NFKD")].filter((each) => !/\p{M}/u.test(each));
    return letters.every(isGsm) ? letters.join("") : /\p{L}|\p{N}/u.test(character) ? "?" : " ";
}

/** What stands in the extended table counts twice: it is left out, as control characters are. */
function isGsm(character: string): boolean {
    return /^[\x20-\x7e]$/.test(character) ? !/[[\]{}\\^~|`]/.test(character) : beyondAscii.has(character);
}
