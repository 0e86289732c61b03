import './style/colours.css';
import './style/text.css';
import './style/charts.css';
import './style/shell.css';
import { createRoot } from 'react-dom/client';
import { startEngine } from './engine/client.ts';
import { App } from './shell/app.tsx';
import { startPage } from './shell/start-page.ts';

// The engine loads beside the page, so that the first situation finds it warm.
startEngine();
void startPage();
createRoot(document.getElementById('page') as HTMLElement).render(<App />);
