/** What AWS takes as a domain name, in lower case as it answers, so that nothing differs from what was asked for. */
const domainName = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;
const longest = 253;

/** A finding for `rejectAll` when `name` is neither a domain name nor a wildcard below one. */
export function domainNameFinding(argument: string, name: string): string | false {
    if (!domainName.test(name)) {
        return `${argument} has "${name}"; use a name such as "www.example.com" or "*.example.com", in lower case.`;
    }
    return (
        name.length > longest &&
        `${argument} has "${name}" with ${name.length} characters; a domain name has at most ${longest}.`
    );
}
