import { expectAccessible, expectFits } from './accessible.ts';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a project keeps its runs: the unguided twin is grown beside the guided run, compared, and goes again', async ({
  studio,
  page,
}) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(2);
  await studio.grown();
  await studio.goTo('Review');
  await studio.variants.first().click();
  await page.keyboard.press('x');
  const rejected = page.getByRole('gridcell', { name: /variant 1, rejected/u });
  await expect(rejected).toHaveCount(1);
  await studio.goTo('Grow');

  // All of it by keyboard.
  const press = (name: string) => studio.button(name).press('Enter');
  await press('Grow the unguided twin');
  await expect(studio.button('Compare with the guided run')).toBeVisible();
  const runs = page.getByRole('region', { name: 'Runs', exact: true });
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await expect(runs.getByRole('listitem').first()).toContainText('Prior without guidance');
  await expectAccessible(studio, 'runs');
  await expectFits(studio, 'runs');

  const guided = studio.button('Compare with the guided run');
  await guided.press('Enter');
  const two = page.getByRole('dialog', { name: 'Two runs side by side' });
  await expect(two.getByRole('row', { name: /^Class kept \d/u })).toBeVisible();
  await expect(two.getByRole('row', { name: 'Variants 4 4 0' })).toBeVisible();
  const pictures = two.locator('figure canvas:not([hidden])');
  await expect(pictures).toHaveCount(5);
  const first = await two.getByLabel('Seed', { exact: true }).last().inputValue();
  await two.getByRole('button', { name: 'Next seed' }).press('Enter');
  await expect(two.getByLabel('Seed', { exact: true }).last()).not.toHaveValue(first);
  await expect(pictures).toHaveCount(5);
  await expectAccessible(studio, 'two runs');
  await page.keyboard.press('Escape');
  await expect(two).toBeHidden();
  await expect(guided).toBeFocused();

  await page.reload();
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await press('Bring Run 1 back');
  await expect(studio.button('Compare with the unguided twin')).toBeVisible();
  await expect(studio.heading('Runs')).toBeFocused();
  await studio.goTo('Review');
  await expect(rejected).toHaveCount(1);
  await expect(page.getByRole('row').locator('canvas').first()).toBeVisible();

  await studio.goTo('Grow');
  await press('Rename Run 1');
  const name = page.getByRole('textbox', { name: 'Name of the run' });
  await name.fill('Guided');
  await name.press('Enter');
  await expect(studio.heading('Guided')).toBeVisible();

  // Of three runs, the two that are aside stand side by side.
  await studio.expand(1);
  await studio.grown();
  await expect(runs.getByRole('listitem')).toHaveCount(3);
  await press('Compare with Run 2');
  await two.getByLabel('Run A').selectOption('Guided');
  await expect(two.getByRole('row', { name: 'Variants 4 4 0' })).toBeVisible();
  await expect(pictures).toHaveCount(5);
  await page.keyboard.press('Escape');

  await press('Delete Run 2');
  await expect(page.getByRole('dialog', { name: 'Delete Run 2?' })).toContainText('Its 4 variants');
  await page.keyboard.press('Escape');
  await expect(runs.getByRole('listitem')).toHaveCount(3);
  await press('Delete Run 2');
  await press('Delete the run');
  await expect(runs.getByRole('listitem')).toHaveCount(2);
  await press('Delete Guided');
  await press('Delete the run');
  await expect(runs).toBeHidden();
  await expect(studio.button('Grow the unguided twin')).toBeVisible();
});
