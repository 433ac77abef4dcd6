const longestAddress = 254;
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether it is one plain mail address that SES takes: ASCII, without a name, comments, quotes or line ends, so that it can stand in a header.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function isAddress(text: string): boolean {
    const at = text.lastIndexOf("@");
    const [name, labels] = [text.slice(0, at), text.slice(at + 1).split(".")];
    return (
        at > 0 &&
        at <= 64 &&
        text.length <= longestAddress &&
        local.test(name) &&
        labels.length >= 2 &&
        labels.every((each) => label.test(each))
    );
}
