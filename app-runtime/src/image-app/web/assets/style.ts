/** What only the image application's pages need. */
export const galleryStyle = `
.heading { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; margin-bottom: 1rem; }
.heading h1 { margin: 0; }
.gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(10rem, 44%), 1fr)); gap: .75rem; margin: 0; padding: 0; list-style: none; }
.tile { display: block; height: 100%; background: var(--card); border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; color: inherit; text-decoration: none; }
.tile:hover { border-color: var(--accent); }
.tile img { width: 100%; aspect-ratio: 1; object-fit: cover; background: var(--accent-soft); }
.tile .name { display: block; padding: .5rem .7rem; overflow: hidden; font-size: .92rem; text-overflow: ellipsis; white-space: nowrap; }
.pages { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .75rem; margin-top: 1.5rem; }
.empty { padding: 3rem 1.5rem; text-align: center; }
.picture { display: grid; gap: 1.25rem; }
.picture figure { margin: 0; }
.picture img { margin: 0 auto; border-radius: .6rem; background: var(--accent-soft); }
.preview { max-width: 12rem; margin-bottom: 1rem; border-radius: .4rem; }
.token { padding: .8rem 1rem; border: 1px solid var(--field); border-radius: .4rem; user-select: all; }
@media (min-width: 56rem) { .picture { grid-template-columns: minmax(0, 2fr) minmax(18rem, 1fr); align-items: start; } }
`;
