import sharp from "sharp";
import { Random } from "../../image-app/testing/random.js";

/** A picture for the gallery. */
export interface Picture {
    /** File name, as a person would give it. */
    readonly name: string;
    readonly bytes: Buffer;
}

/** Numbers from 0 to 1, the same for the same seed. */
type Chance = () => number;

const width = 1280;
const formats = ["jpeg", "webp", "png", "jpeg"] as const;
const endings = { jpeg: "jpg", webp: "webp", png: "png" } as const;
const places = ["Lofoten", "Algarve", "Skye", "Hokkaido", "Patagonia", "Crete"];

/** The picture with that number: always the same one, with a camera and a date like a photograph. */
export async function generatePicture(number: number): Promise<Picture> {
    const random = new Random((number + 1) * 0x9e37_79b1);
    const chance = (): number => random.fraction();
    const [title, draw] = scenes[number % scenes.length] ?? scenes[0];
    const format = formats[number % formats.length] ?? "jpeg";
    const height = [960, 853, 720, 1280][Math.floor(number / scenes.length) % 4] ?? 960;
    const hue = Math.floor(chance() * 360);
    const content = draw({ hue, height, chance });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
    const day = String(1 + (number % 28)).padStart(2, "0");
    const bytes = await sharp(Buffer.from(svg))
        .flatten({ background: "#ffffff" })
        .withExif({
            IFD0: { Make: "Evenkeel", Model: "Evenkeel Pinhole" },
            IFD2: { DateTimeOriginal: `2026:05:${day} 18:3${number % 10}:00` },
        })
        .toFormat(format, { quality: 84 })
        .toBuffer();
    const place = places[Math.floor(number / scenes.length) % places.length] ?? "";
    return { name: `${place} ${title}.${endings[format]}`, bytes };
}

interface Scene {
    /** Of the picture's main colour, in degrees. */
    readonly hue: number;
    readonly height: number;
    readonly chance: Chance;
}

const colour = (hue: number, saturation: number, lightness: number): string =>
    `hsl(${Math.round(hue) % 360},${Math.round(saturation)}%,${Math.round(lightness)}%)`;

function background(from: string, to: string): string {
    const stops = `<stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/>`;
    return `<defs><linearGradient id="b" x1="0" y1="0" x2="0.25" y2="1">${stops}</linearGradient></defs><rect width="100%" height="100%" fill="url(#b)"/>`;
}

/** A line of hills from the left edge to the right, filled down to the lower edge. */
function ridge({ height, chance }: Scene, level: number, roughness: number): string {
    const steps = 8;
    const points = Array.from({ length: steps + 1 }, (_, index) => ({
        x: (index * width) / steps,
        y: height * (level + (chance() - 0.5) * roughness),
    }));
    const curves = points.slice(1).map(({ x, y }, index) => {
        const before = points[index] ?? { x: 0, y };
        const middle = (before.x + x) / 2;
        return `C${middle},${before.y.toFixed(1)} ${middle},${y.toFixed(1)} ${x},${y.toFixed(1)}`;
    });
    return `M0,${height} L0,${(points[0]?.y ?? height).toFixed(1)} ${curves.join(" ")} L${width},${height} Z`;
}

function hills(scene: Scene): string {
    const { hue, height, chance } = scene;
    const sun = `<circle cx="${200 + chance() * 880}" cy="${height * (0.25 + chance() * 0.2)}" r="${60 + chance() * 60}" fill="${colour(hue + 40, 95, 88)}"/>`;
    const ridges = [0.5, 0.6, 0.7, 0.82].map(
        (level, index) => `<path d="${ridge(scene, level, 0.22)}" fill="${colour(hue + 200, 34, 60 - index * 14)}"/>`,
    );
    return background(colour(hue + 20, 80, 68), colour(hue + 50, 90, 86)) + sun + ridges.join("");
}

function sea(scene: Scene): string {
    const { hue, height, chance } = scene;
    const waves = Array.from(
        { length: 7 },
        (_, index) =>
            `<path d="${ridge(scene, 0.55 + index * 0.065, 0.05)}" fill="${colour(190 + hue * 0.1, 62, 58 - index * 6)}"/>`,
    );
    const x = 300 + chance() * 600;
    const y = height * 0.6;
    const boat = `<path d="M${x},${y - 150} v130 h-90 z M${x + 14},${y - 120} l95,100 h-95 z" fill="#fffaf0"/><path d="M${x - 120},${y} h250 l-40,48 h-170 z" fill="${colour(8 + hue * 0.1, 68, 48)}"/>`;
    return (
        background(colour(205, 78, 72), colour(40, 85, 88)) +
        waves.slice(0, 2).join("") +
        boat +
        waves.slice(2).join("")
    );
}

function circles({ hue, height, chance }: Scene): string {
    const all = Array.from({ length: 46 }, () => {
        const radius = 18 + chance() ** 2 * 190;
        const fill = colour(hue + chance() * 90, 68, 45 + chance() * 35);
        return `<circle cx="${chance() * width}" cy="${chance() * height}" r="${radius}" fill="${fill}" fill-opacity="0.62"/>`;
    });
    return background(colour(hue, 45, 94), colour(hue + 60, 55, 84)) + all.join("");
}

function city({ hue, height, chance }: Scene): string {
    const houses = Array.from({ length: 15 }, (_, index) => {
        const tall = height * (0.25 + chance() * 0.5);
        const [x, wide] = [index * 88 - 10, 80 + chance() * 20];
        const lights = Array.from({ length: Math.floor(tall / 44) * 3 }, (_light, place) =>
            chance() < 0.45
                ? `<rect x="${x + 12 + (place % 3) * 22}" y="${height - tall + 18 + Math.floor(place / 3) * 42}" width="13" height="20" fill="${colour(46, 95, 70)}"/>`
                : "",
        );
        return `<rect x="${x}" y="${height - tall}" width="${wide}" height="${tall}" fill="${colour(hue + 230, 30, 12 + chance() * 12)}"/>${lights.join("")}`;
    });
    const moon = `<circle cx="${150 + chance() * 900}" cy="${height * 0.16}" r="46" fill="#fff6d6"/>`;
    return background(colour(hue + 235, 55, 22), colour(hue + 330, 60, 52)) + moon + houses.join("");
}

function triangles({ hue, height, chance }: Scene): string {
    const [columns, rows] = [10, 8];
    const at = (column: number, row: number): string => `${(column * width) / columns},${(row * height) / rows}`;
    const all: string[] = [];
    for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
            const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
            const turned = chance() < 0.5;
            for (const dropped of turned ? [0, 2] : [1, 3]) {
                const fill = colour(hue + ((column + row) * 70) / (columns + rows), 62, 34 + chance() * 38);
                const points = corners.filter((_, index) => index !== dropped).join(" ");
                all.push(`<polygon points="${points}" fill="${fill}" stroke="${fill}"/>`);
            }
        }
    }
    return all.join("");
}

function dunes(scene: Scene): string {
    const { hue } = scene;
    const layers = Array.from(
        { length: 11 },
        (_, index) =>
            `<path d="${ridge(scene, 0.16 + index * 0.08, 0.16)}" fill="${colour(20 + hue * 0.12 + index * 3, 66, 82 - index * 5.5)}"/>`,
    );
    return background(colour(28 + hue * 0.1, 88, 90), colour(10, 80, 80)) + layers.join("");
}

const scenes: readonly [[string, (scene: Scene) => string], ...[string, (scene: Scene) => string][]] = [
    ["hills", hills],
    ["boat", sea],
    ["lanterns", circles],
    ["by night", city],
    ["glass", triangles],
    ["dunes", dunes],
];
