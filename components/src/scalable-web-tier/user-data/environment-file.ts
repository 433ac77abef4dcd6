/** The environment for systemd's `EnvironmentFile`, sorted, so that the same variables always make the same file. */
export function renderEnvironmentFile(environment: Readonly<Record<string, string>>): string {
    return Object.entries(environment)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => `${name}=${systemdQuoted(value)}\n`)
        .join("");
}

/**
 * In double quotes systemd takes everything as it is but these four characters, line ends included.
 *
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 */
function systemdQuoted(value: string): string {
    return `"${value.replace(/[\\"`$]/g, "\\$&")}"`;
}
