/**
 * The `Content-Disposition` under which a browser shows an image and saves it: with its own name and the ending that suits the bytes.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266#appendix-D for the two forms of the name
 */
export function contentDisposition(name: string, ending: string): string {
    const fileName = `${name.replace(/\.[A-Za-z0-9]{1,5}$/, "")}.${ending}`;
    const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, "_");
    const encoded = encodeURIComponent(fileName).replace(
        /['()*]/g,
        (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
