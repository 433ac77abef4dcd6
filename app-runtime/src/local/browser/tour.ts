import type { Page } from "playwright-core";
import type { LocalApp } from "../app/start.js";

/** A page of one of the applications, and how a visitor gets there from the application's first page, logged in. */
export interface Stop {
    readonly name: string;
    readonly application: "images" | "manager";
    readonly open: (page: Page, address: string) => Promise<unknown>;
}

/** Every page of both applications but those for logging in. */
export const stops: readonly Stop[] = [
    { name: "gallery", application: "images", open: (page, address) => page.goto(`${address}/`) },
    { name: "image", application: "images", open: openNewest },
    {
        name: "deletion",
        application: "images",
        open: async (page, address) => {
            await openNewest(page, address);
            await page.getByRole("link", { name: "Delete…" }).click();
        },
    },
    { name: "upload", application: "images", open: (page, address) => page.goto(`${address}/upload`) },
    { name: "account", application: "images", open: (page, address) => page.goto(`${address}/account`) },
    { name: "not-found", application: "images", open: (page, address) => page.goto(`${address}/nowhere`) },
    { name: "configuration", application: "manager", open: (page, address) => page.goto(`${address}/configuration`) },
    { name: "statistics", application: "manager", open: (page, address) => page.goto(`${address}/statistics`) },
];

async function openNewest(page: Page, address: string): Promise<void> {
    await page.goto(`${address}/`);
    await page.getByRole("list").locator("a.tile").first().click();
    await page.getByRole("heading", { name: "About this image" }).waitFor();
}

/** Where an application is, and who may log in to it. */
export function applicationOf(app: LocalApp, application: Stop["application"]) {
    return application === "images"
        ? { address: app.imageApplication, logIn: app.account }
        : { address: app.manager, logIn: app.administrator };
}

/** Logs in with the form, by keyboard. */
export async function logIn(page: Page, app: LocalApp, application: Stop["application"]): Promise<void> {
    const { address, logIn: visitor } = applicationOf(app, application);
    await page.goto(`${address}/log-in`);
    await page.getByLabel("Name").focus();
    await page.keyboard.type(visitor.name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(visitor.password);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Log out" }).waitFor();
}
