import type { MailText, Unsubscription } from "./messages.js";

/** What brings messages to people. Every call rejects with what AWS says. */
export interface Post {
    /** How a mail that it sends can be answered with "no more". */
    readonly unsubscription: Unsubscription;
    /** Those of the addresses, in small letters, that SES would not deliver to, each with the reason. */
    suppressed(addresses: ReadonlySet<string>): Promise<ReadonlyMap<string, string>>;
    /**
     * Sends one mail.
     *
     * @throws Unreachable where the address cannot get any
     */
    mail(address: string, mail: MailText): Promise<void>;
    /**
     * Sends one SMS.
     *
     * @throws Unreachable where the number cannot get any
     */
    sms(phone: string, text: string): Promise<void>;
}

/** A person cannot be reached there, now or later: trying again would not help. The message has no address in it. */
export class Unreachable extends Error {
    public override readonly name = "Unreachable";
}
