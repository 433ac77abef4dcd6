"use strict";

/**
 * What the engine starts to make components for a program in another language. The schema is read from the sources beside the compiled files:
 * argument interfaces, and the comments on them.
 *
 * @see https://www.pulumi.com/docs/iac/using-pulumi/extending-pulumi/build-a-component/
 */
const { join } = require("node:path");
const { componentProviderHost, getPulumiComponents } = require("@pulumi/pulumi/provider/experimental/provider");

// A function: loading this file for its exports must not start a server.
module.exports = () =>
    componentProviderHost({
        name: "evenkeel",
        dirname: join(__dirname, ".."),
        components: getPulumiComponents(require("../dist/index.js")),
    });
