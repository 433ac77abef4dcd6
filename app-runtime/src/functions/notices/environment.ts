import { EnvironmentReader, type Variables } from "../../common/environment.js";
import { isAddress } from "./shifts/address.js";

/**
 * The environment variables of the notices function: the contract between the program that deploys it and the software that reads it.
 *
 * `Value` is what a variable is made of where it is set: a plain string, or a string that is known only later. No variable holds a secret.
 */
export interface NoticesEnvironment<Value = string> {
    /** Name of the environment as people call it, such as `dev`: it begins what administrators are told. */
    ENVIRONMENT_NAME: Value;
    /** Region that the function runs in; Lambda sets it. */
    AWS_REGION: Value;
    /** Name of the table that keeps who has been told what: key `id`, time to live `expiresAt`. */
    STATE_TABLE: Value;
    /** ARN of the topic that administrators read. Not a topic that calls this function, which would then answer itself. */
    ADMINISTRATORS_TOPIC_ARN: Value;
    /** Address that mails about shifts come from, of a domain that SES has verified. */
    SENDER_ADDRESS: Value;
    /** Name beside it that mailboxes show. @default "Shifts" */
    SENDER_NAME?: Value;
    /** Address of the people who answer, and to whom an unsubscription is written. */
    REPLY_ADDRESS: Value;
    /**
     * SES contact list with a topic `shifts`: SES then adds a link and the headers by which people unsubscribe, keeps who did, and sends them nothing.
     * @default people unsubscribe by a mail to REPLY_ADDRESS
     */
    CONTACT_LIST?: Value;
    /** `no` where the function may not send SMS: who asks for one is then reported to administrators as not reached by it. @default "yes" */
    TEXT_MESSAGES?: Value;
    /** SES configuration set that mails are sent with. @default the account's */
    CONFIGURATION_SET?: Value;
    /** Address of an emulator that stands for AWS. @default AWS */
    AWS_ENDPOINT_URL?: Value;
}

/** What the function has been told, checked. */
export interface NoticesSettings {
    readonly environmentName: string;
    readonly region: string;
    readonly endpoint: string | undefined;
    readonly stateTable: string;
    readonly administratorsTopic: string;
    readonly sender: { readonly address: string; readonly name: string };
    readonly replyAddress: string;
    readonly contactList: string | undefined;
    readonly sendsTextMessages: boolean;
    readonly configurationSet: string | undefined;
}

/**
 * Reads the settings from environment variables.
 *
 * @throws EnvironmentError naming every variable that is missing or wrong, what it holds and what is allowed
 */
export function readSettings(variables: Variables): NoticesSettings {
    const reader = new EnvironmentReader<keyof NoticesEnvironment>(variables);
    const settings: NoticesSettings = {
        environmentName: reader.text("ENVIRONMENT_NAME", 'the name of the environment, such as "dev"'),
        region: reader.text("AWS_REGION", 'the region of the function, such as "eu-west-1"'),
        endpoint: reader.optional("AWS_ENDPOINT_URL"),
        stateTable: reader.text("STATE_TABLE", "the name of the table that keeps who has been told what"),
        administratorsTopic: reader.text("ADMINISTRATORS_TOPIC_ARN", "the ARN of the topic that administrators read"),
        sender: { address: addressIn(reader, "SENDER_ADDRESS"), name: senderName(reader) },
        replyAddress: addressIn(reader, "REPLY_ADDRESS"),
        contactList: reader.optional("CONTACT_LIST"),
        sendsTextMessages: reader.choice("TEXT_MESSAGES", { of: ["yes", "no"], otherwise: "yes" }) === "yes",
        configurationSet: reader.optional("CONFIGURATION_SET"),
    };
    reader.finish();
    return settings;
}

type Reader = EnvironmentReader<keyof NoticesEnvironment>;

function addressIn(reader: Reader, name: "SENDER_ADDRESS" | "REPLY_ADDRESS"): string {
    const address = reader.text(name, 'one mail address, such as "shifts@example.com"');
    if (address !== "" && !isAddress(address)) {
        reader.refuse(name, 'set it to one mail address, such as "shifts@example.com"');
    }
    return address;
}

/** It stands between quotes in a header. */
function senderName(reader: Reader): string {
    const name = reader.optional("SENDER_NAME") ?? "Shifts";
    if (!/^[\w .,'&()-]{1,60}$/.test(name)) {
        reader.refuse("SENDER_NAME", "set it to at most 60 letters of ASCII, digits, blanks and . , ' & ( ) -");
    }
    return name;
}
