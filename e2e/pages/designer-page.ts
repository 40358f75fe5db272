import { readFile } from 'node:fs/promises';
import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { parseTopology } from '../../src/core/model/parse-topology.ts';
import type { Topology } from '../../src/core/model/topology.ts';
import { TID } from '../../src/ui/test-ids.ts';
import { AnalysisPanel } from './analysis.ts';
import { Canvas } from './canvas.ts';
import { CompareDialog, ImportDialog, RulesDialog, StartersDialog } from './dialogs.ts';
import { Inspector } from './inspector.ts';
import { Simulation } from './simulation.ts';
import { ConfigsPanel, DiagramPanel, ProblemsPanel, VerdictBar } from './panels.ts';

/** A file as a user has it on disk. */
export interface UserFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The designer as its user sees it: one method for each thing a user does or reads. */
export class DesignerPage {
  readonly page: Page;
  readonly main: Locator;
  readonly canvas: Canvas;
  readonly inspector: Inspector;
  readonly verdict: VerdictBar;
  readonly problems: ProblemsPanel;
  readonly analysis: AnalysisPanel;
  readonly diagram: DiagramPanel;
  readonly configs: ConfigsPanel;
  readonly simulation: Simulation;
  readonly starters: StartersDialog;
  readonly imports: ImportDialog;
  readonly comparison: CompareDialog;
  readonly rules: RulesDialog;
  readonly toolbar: Locator;
  readonly designName: Locator;
  readonly saveState: Locator;
  readonly toasts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.canvas = new Canvas(page);
    this.inspector = new Inspector(page);
    this.verdict = new VerdictBar(page);
    this.problems = new ProblemsPanel(page);
    this.analysis = new AnalysisPanel(page);
    this.diagram = new DiagramPanel(page);
    this.configs = new ConfigsPanel(page);
    this.simulation = new Simulation(page);
    this.starters = new StartersDialog(page);
    this.imports = new ImportDialog(page);
    this.comparison = new CompareDialog(page);
    this.rules = new RulesDialog(page);
    this.toolbar = page.getByRole('toolbar', { name: /^(Tools|工具)/ });
    this.designName = page.getByRole('textbox', { name: 'Name of the design' });
    this.saveState = page.getByRole('banner').getByText(/^(Saved in|Saving|Not saved)/);
    this.toasts = page.getByTestId(TID.toast);
  }

  /** Opens the designer and waits until it can be used. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.main).toBeVisible();
  }

  /** Loads the page anew, as after a crash, and waits until it can be used. */
  async reload(): Promise<void> {
    await this.page.reload();
    await expect(this.main).toBeVisible();
  }

  /** Opens a starter and waits until it is judged. */
  async startFrom(title: string): Promise<void> {
    await this.toolbar.getByRole('button', { name: 'Starters…' }).click();
    await this.starters.choose(title);
    await this.judged();
  }

  /** Waits until the verdict on what is drawn has come. */
  async judged(): Promise<void> {
    await expect(this.verdict.counts).toBeVisible();
    await expect(this.verdict.root).not.toContainText('Checking');
  }

  async chooseFromFileMenu(item: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  /** Brings back a design that was open earlier. */
  async openRecent(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'File', exact: true }).click();
    const recent = this.page.getByRole('menuitem', { name: 'Recent designs' });
    await expect(recent).toBeEnabled();
    await recent.click();
    await this.page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  }

  /** The button that takes back, or brings back, a step; its name says which. */
  undoButton(step = ''): Locator {
    return this.toolbar.getByRole('button', { name: `Undo ${step}`.trim() });
  }

  redoButton(step = ''): Locator {
    return this.toolbar.getByRole('button', { name: `Redo ${step}`.trim() });
  }

  async openPanel(
    name: 'Problems' | 'Analysis' | 'Failures' | 'Diagram' | 'Configs',
  ): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
  }

  /** A message that came up, by some of its words. */
  toast(words: string | RegExp): Locator {
    return this.toasts.filter({ hasText: words });
  }

  /** Opens files through the menu and the browser's file chooser. */
  async openFiles(...files: readonly UserFile[]): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.chooseFromFileMenu('Open file…');
    await (
      await chooser
    ).setFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
  }

  /** Drops a file on the canvas. */
  async dropFile({ name, content }: UserFile): Promise<void> {
    const text = Buffer.from(content).toString('base64');
    const data = await this.page.evaluateHandle(
      ([file, base64]) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const transfer = new DataTransfer();
        transfer.items.add(new File([bytes], file));
        return transfer;
      },
      [name, text] as const,
    );
    for (const type of ['dragenter', 'dragover', 'drop']) {
      await this.canvas.root.dispatchEvent(type, { dataTransfer: data });
    }
  }

  /** Saves the design to a file, by the keys, and gives the file. */
  async saveFile(): Promise<{ name: string; text: string }> {
    const download = this.page.waitForEvent('download');
    await this.toolbar.getByRole('button', { name: 'Save topology to file' }).click();
    const file = await download;
    return { name: file.suggestedFilename(), text: (await bytesOf(file)).toString('utf8') };
  }

  /** The design as its file says it. */
  async topology(): Promise<Topology> {
    const parsed = parseTopology(JSON.parse((await this.saveFile()).text));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    return parsed.topology;
  }

  async switchLanguage(): Promise<void> {
    await this.toolbar.getByRole('button', { name: /^(中文|English)$/ }).click();
  }

  async switchTheme(): Promise<void> {
    await this.toolbar.getByRole('button', { name: 'Switch light and dark' }).click();
  }
}

/** What was downloaded. */
export async function bytesOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
