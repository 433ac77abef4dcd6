import type { NoticesEnvironment } from "@evenkeel/app-runtime";
import { EventFunction, Severity } from "@evenkeel/components";
import * as pulumi from "@pulumi/pulumi";
import type { Configuration } from "../configuration/index.js";
import { allow, arnBeside, publish, sendTextMessages, type Statement } from "../permissions.js";
import { shiftFiles } from "../stores.js";
import { commonArgs, permitting, stateOf, type DeployedVariables, type OperationsScope } from "./scope.js";

/** Tells administrators of scaling in words, and people of their new shifts, where the configuration says who the mails come from. */
export function createNotices(scope: OperationsScope): EventFunction[] {
    const { configuration, bundles, images, stores, alerts, options } = scope;
    const { notices: settings } = configuration;
    if (settings === undefined) return [];
    const topicArn = alerts.topicArn("administrators", Severity.Notice);
    const notices = new EventFunction(
        "notices",
        {
            ...commonArgs(scope, {
                ENVIRONMENT_NAME: configuration.environment,
                ADMINISTRATORS_TOPIC_ARN: topicArn,
                SENDER_ADDRESS: settings.sender,
                REPLY_ADDRESS: settings.replyTo,
                TEXT_MESSAGES: settings.textMessages === true ? "yes" : "no",
                ...(settings.senderName === undefined ? {} : { SENDER_NAME: settings.senderName }),
                ...(settings.contactList === undefined ? {} : { CONTACT_LIST: settings.contactList }),
                ...(settings.configurationSet === undefined ? {} : { CONFIGURATION_SET: settings.configurationSet }),
            } satisfies DeployedVariables<NoticesEnvironment<pulumi.Input<string>>>),
            description: "Tells administrators of scaling, and people of their new shifts",
            codePath: bundles.notices.path,
            topicArns: {
                scaling: alerts.topicArn("scaling"),
                "scaling-notices": alerts.topicArn("scaling", Severity.Notice),
            },
            objects: {
                bucketName: stores.operations.bucketName,
                bucketArn: stores.operations.bucketArn,
                prefix: shiftFiles,
            },
            // A file may be of thousands of people.
            timeoutSeconds: 900,
            state: stateOf(scope),
            permissions: permitting(...statementsOf(scope, settings), ...publish(topicArn, alerts.keyArn)),
        },
        options,
    );
    if (settings.textMessages === true) {
        const permission = allow("text-messages", notices, [sendTextMessages(images.tier)]);
        notices.accept({ environment: {}, resources: [permission] });
    }
    return [notices];
}

type NoticesSettings = NonNullable<Configuration["notices"]>;

function statementsOf({ stores, images }: OperationsScope, settings: NoticesSettings): Statement[] {
    const { bucketArn } = stores.operations;
    const { sender, contactList } = settings;
    // Verified is the address or its domain, and SES asks for whichever it is.
    const identities = [sender, sender.slice(sender.indexOf("@") + 1)].map((name) => `identity/${name}`);
    const lists = contactList === undefined ? [] : [`contact-list/${contactList}`];
    return [
        {
            action: ["s3:GetObject", "s3:GetObjectVersion"],
            resource: pulumi.interpolate`${bucketArn}/${shiftFiles}*`,
        },
        // Without it a file that was deleted looks forbidden.
        { action: "s3:ListBucket", resource: bucketArn },
        {
            action: "ses:SendEmail",
            // An identity may have a configuration set by default, and SES asks for that too.
            resource: [...identities, ...lists, "configuration-set/*"].map((name) =>
                arnBeside(images.tier, "ses", name),
            ),
        },
        // AWS knows no resource for the account's list of addresses that take no mail.
        { action: "ses:ListSuppressedDestinations", resource: "*" },
    ];
}
