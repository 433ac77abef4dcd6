/** The mark of the application in the browser's tab: a boat that keeps level. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b57a4"/><path d="M15 5v13H7zM17 8l8 10h-8z" fill="#fff"/><path d="M5 20h22l-4 6H9z" fill="#cfe4fb"/></svg>\n`;
