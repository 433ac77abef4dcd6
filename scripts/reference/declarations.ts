import ts from "typescript";
import { type Comment, commentOf } from "./comments.js";

/** An option, an output or a method, as its declaration writes it. */
export interface Member {
    readonly name: string;
    /** As written in the source, on one line. */
    readonly type: string;
    readonly optional: boolean;
    readonly comment: Comment;
}

/** Options of a component, or of one of its options. */
export interface OptionsDeclaration {
    readonly kind: "options";
    readonly name: string;
    readonly comment: Comment;
    /** Names of the interfaces that this one extends. */
    readonly parents: readonly string[];
    readonly members: readonly Member[];
}

/** A const object that stands for an enumeration. */
export interface ValuesDeclaration {
    readonly kind: "values";
    readonly name: string;
    readonly comment: Comment;
    readonly values: readonly { readonly name: string; readonly value: string; readonly comment: Comment }[];
}

export interface FunctionDeclaration {
    readonly kind: "function";
    readonly name: string;
    readonly comment: Comment;
    /** Parameters and what it answers with, as written. */
    readonly signature: string;
}

export interface ClassDeclaration {
    readonly kind: "class";
    readonly name: string;
    readonly comment: Comment;
    readonly extendsComponent: boolean;
    readonly outputs: readonly Member[];
    readonly methods: readonly FunctionDeclaration[];
}

export type Declaration = OptionsDeclaration | ValuesDeclaration | FunctionDeclaration | ClassDeclaration;

/** What a source file exports, of the kinds that a reference is about. */
export function declarationsOf(file: ts.SourceFile): Declaration[] {
    return file.statements.filter(isExported).flatMap((statement): Declaration[] => {
        if (ts.isInterfaceDeclaration(statement)) return [optionsOf(statement)];
        if (ts.isClassDeclaration(statement) && statement.name !== undefined) return [classOf(statement)];
        if (ts.isFunctionDeclaration(statement) && statement.name !== undefined)
            return [functionOf(statement, statement.name.text, commentOf(statement))];
        if (ts.isVariableStatement(statement)) return valuesOf(statement);
        return [];
    });
}

function isExported(statement: ts.Statement): boolean {
    return hasModifier(statement, ts.SyntaxKind.ExportKeyword);
}

function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
    return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}

function optionsOf(statement: ts.InterfaceDeclaration): OptionsDeclaration {
    return {
        kind: "options",
        name: statement.name.text,
        comment: commentOf(statement),
        parents: (statement.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => onOneLine(type))),
        members: statement.members.filter(ts.isPropertySignature).map(memberOf),
    };
}

function memberOf(member: ts.PropertySignature | ts.PropertyDeclaration): Member {
    return {
        name: member.name.getText(),
        type: member.type === undefined ? "" : onOneLine(member.type),
        optional: member.questionToken !== undefined,
        comment: commentOf(member),
    };
}

/** `export const X = { A: "a" } as const` */
function valuesOf(statement: ts.VariableStatement): ValuesDeclaration[] {
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
        const object = initializer !== undefined && ts.isAsExpression(initializer) ? initializer.expression : undefined;
        if (object === undefined || !ts.isObjectLiteralExpression(object)) return [];
        const values = object.properties.filter(ts.isPropertyAssignment).map((property) => ({
            name: property.name.getText(),
            value: property.initializer.getText().replace(/^["']|["']$/g, ""),
            comment: commentOf(property),
        }));
        return [{ kind: "values" as const, name: name.getText(), comment: commentOf(statement), values }];
    });
}

function functionOf(
    node: ts.FunctionDeclaration | ts.MethodDeclaration,
    name: string,
    comment: Comment,
): FunctionDeclaration {
    const parameters = node.parameters.map((parameter) => onOneLine(parameter)).join(", ");
    const answer = node.type === undefined ? "" : `: ${onOneLine(node.type)}`;
    return { kind: "function", name, comment, signature: `${name}(${parameters})${answer}` };
}

function classOf(statement: ts.ClassDeclaration): ClassDeclaration {
    const shown = statement.members.filter((member) => hasModifier(member, ts.SyntaxKind.PublicKeyword));
    return {
        kind: "class",
        name: statement.name?.text ?? "",
        comment: commentOf(statement),
        extendsComponent: (statement.heritageClauses ?? []).some((clause) =>
            clause.getText().includes("ComponentResource"),
        ),
        outputs: shown.filter(ts.isPropertyDeclaration).map(memberOf),
        methods: shown
            .filter(ts.isMethodDeclaration)
            .map((method) => functionOf(method, method.name.getText(), commentOf(method))),
    };
}

function onOneLine(node: ts.Node): string {
    return node.getText().replace(/\s+/g, " ");
}
