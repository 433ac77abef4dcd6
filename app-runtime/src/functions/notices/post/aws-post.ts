import { InvalidParameterException, OptedOutException, PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import {
    BadRequestException,
    ListSuppressedDestinationsCommand,
    SendEmailCommand,
    SESv2Client,
    type SendEmailCommandInput,
    type SuppressionListReason,
} from "@aws-sdk/client-sesv2";
import { clientOptions, type AwsPlace } from "../../../common/aws/control-clients.js";
import type { NoticesSettings } from "../environment.js";
import type { MailText, Unsubscription } from "./messages.js";
import { Unreachable, type Post } from "./post.js";

/** Topic of the contact list that people unsubscribe from. */
export const contactTopic = "shifts";

/** SES throttles by the second: five attempts, between which the SDK waits longer each time. */
const mailAttempts = 5;
/** Seconds for a call with its attempts: two of them end before a claim of the ledger does. */
const callSeconds = 20;
/** Who is silent for long may have sent it all the same: asking again would send it twice. What is refused or throttled was not sent. */
const requestHandler = { connectionTimeout: 2_000, socketTimeout: callSeconds * 1_000 };
const inTime = (): { abortSignal: AbortSignal } => ({ abortSignal: AbortSignal.timeout(callSeconds * 1_000) });

/** Why SES drops mails for an address. */
const reasons: Readonly<Record<SuppressionListReason, string>> = {
    BOUNCE: "mails to the address came back (SES suppression list)",
    COMPLAINT: "mails to the address were reported as unwanted (SES suppression list)",
};

type Sender = Pick<
    NoticesSettings,
    "sender" | "replyAddress" | "contactList" | "configurationSet" | "sendsTextMessages"
>;

/** Mails through SES, SMS through SNS. */
export class AwsPost implements Post {
    public readonly unsubscription: Unsubscription;
    private readonly ses: SESv2Client;
    private readonly sns: SNSClient;

    constructor(
        place: AwsPlace,
        private readonly sender: Sender,
        /** For a test that looks at what goes over the wire. */
        overrides: Readonly<Record<string, unknown>> = {},
    ) {
        this.unsubscription = sender.contactList === undefined ? "answer" : "ses";
        const options = { ...clientOptions(place), requestHandler };
        this.ses = new SESv2Client({ ...options, maxAttempts: mailAttempts, ...overrides });
        this.sns = new SNSClient({ ...options, ...overrides });
    }

    /**
     * SES takes a mail for an address that came back or complained, and drops it. It answers one question a second, so the list is asked for as a whole rather than each address;
     * what is kept of it is what was asked for.
     *
     * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_ListSuppressedDestinations.html
     */
    public async suppressed(addresses: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
        const found = new Map<string, string>();
        let token: string | undefined;
        do {
            const { SuppressedDestinationSummaries = [], NextToken } = await this.ses.send(
                new ListSuppressedDestinationsCommand({ PageSize: 1_000, ...(token && { NextToken: token }) }),
                inTime(),
            );
            for (const { EmailAddress = "", Reason } of SuppressedDestinationSummaries) {
                if (addresses.has(EmailAddress.toLowerCase())) {
                    found.set(EmailAddress.toLowerCase(), reasons[Reason ?? "BOUNCE"]);
                }
            }
            token = NextToken;
        } while (token !== undefined);
        return found;
    }

    public async mail(address: string, mail: MailText): Promise<void> {
        try {
            await this.ses.send(new SendEmailCommand(mailInput(address, mail, this.sender)), inTime());
        } catch (error) {
            throw error instanceof BadRequestException ? new Unreachable(this.whyRefused()) : error;
        }
    }

    /** SES answers an address that it does not take and a list that lacks the topic in the same way. */
    private whyRefused(): string {
        const { contactList } = this.sender;
        return contactList === undefined
            ? "SES does not take the address"
            : `SES does not take the address, or its contact list "${contactList}" has no topic "${contactTopic}"`;
    }

    public async sms(phone: string, text: string): Promise<void> {
        if (!this.sender.sendsTextMessages) {
            throw new Unreachable("SMS are switched off here");
        }
        try {
            await this.sns.send(
                new PublishCommand({
                    PhoneNumber: phone,
                    Message: text,
                    MessageAttributes: {
                        "AWS.SNS.SMS.SMSType": { DataType: "String", StringValue: "Transactional" },
                    },
                }),
                inTime(),
            );
        } catch (error) {
            // SNS says of a number that opted out that the parameter is invalid.
            throw error instanceof InvalidParameterException || error instanceof OptedOutException
                ? new Unreachable("SNS does not take the number, or its owner wants no SMS")
                : error;
        }
    }
}

/**
 * The mail as SES is asked to send it: SES writes the headers from fields, so that nothing in a text can become a header.
 *
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function mailInput(address: string, mail: MailText, sender: Sender): SendEmailCommandInput {
    const content = (data: string): { Data: string; Charset: string } => ({ Data: data, Charset: "UTF-8" });
    const headers = [
        // No answer of an absent person to a machine.
        { Name: "Auto-Submitted", Value: "auto-generated" },
        ...(sender.contactList === undefined
            ? [{ Name: "List-Unsubscribe", Value: `<mailto:${sender.replyAddress}?subject=unsubscribe>` }]
            : []),
    ];
    return {
        FromEmailAddress: `"${sender.sender.name}" <${sender.sender.address}>`,
        ReplyToAddresses: [sender.replyAddress],
        Destination: { ToAddresses: [address] },
        Content: {
            Simple: {
                Subject: content(mail.subject),
                Body: { Text: content(mail.text), Html: content(mail.html) },
                Headers: headers,
            },
        },
        // SES adds List-Unsubscribe and List-Unsubscribe-Post itself, and answers what comes of them.
        ...(sender.contactList !== undefined && {
            ListManagementOptions: { ContactListName: sender.contactList, TopicName: contactTopic },
        }),
        ...(sender.configurationSet !== undefined && { ConfigurationSetName: sender.configurationSet }),
    };
}
