import type * as pulumi from "@pulumi/pulumi";
import { rangeFindings, wideFinding } from "./ranges.js";

/** A way in for those who cannot use Session Manager, which needs neither a port nor a key and keeps a record of who came. */
export interface SshArgs {
    /**
     * Who may connect, as IPv4 ranges no wider than a /8: those of a VPN, or of a network that is connected to this one. The instances have no public
     * address, so that nobody reaches them from the internet in any case.
     */
    allowFrom: string[];

    /**
     * Name that EC2 knows a key pair by. Its public key is put on each instance for the user `ubuntu`; a change replaces the instances one by one.
     * @default no key; EC2 Instance Connect puts one there for a minute at a time
     * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
     */
    keyName?: pulumi.Input<string>;
}

/** Whoever needs more addresses than this does not know who will come. */
const widestPrefix = 8;

export function sshFindings(ssh: SshArgs | undefined): (string | false)[] {
    if (ssh === undefined) return [];
    const { allowFrom, keyName } = ssh;
    return [
        allowFrom.length === 0 && "ssh.allowFrom is empty; name the ranges that may connect, or leave ssh out.",
        ...rangeFindings("ssh.allowFrom", allowFrom),
        wideFinding("ssh.allowFrom", allowFrom, widestPrefix, "name the ranges of your VPN or your offices"),
        keyName === "" && "ssh.keyName is empty; name a key pair of EC2, or leave it out.",
    ];
}
