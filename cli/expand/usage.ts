/** @file What `npm run expand -- --help` prints. */

import { ADAPTATION, DENOISER_ADAPTATION } from '../../src/core/adaptation/settings.ts';
import { MOST_OF_TEXT, MOST_VARIANTS } from '../../src/core/dataset/topUp.ts';
import { LIMITS } from '../../src/core/limits.ts';
import { PICK_PRECISION } from '../../src/core/pick/sureness.ts';
import { LAYOUTS } from '../../src/export/layouts/layouts.ts';
import { methodsHelp } from './methodOptions.ts';

export const USAGE = `usage: npm run expand -- <folder, zip or tar> --out <zip> [options]
       npm run expand -- plan <folder, zip or tar> --out <plan> [options]
       npm run expand -- <folder, zip or tar> --shard <i>/<n> [--plan <plan>] [--out <shard>]
       npm run expand -- merge <shard>... --out <zip> [--plan <plan>] [--input <folder, zip or tar>]
       npm run expand -- submit <folder, zip or tar> --slurm|--kubernetes --out <zip> --shards <n> --to <folder> (submit --help)

Grows every training image of a labelled folder into K new ones and writes originals and variants to a zip. What this program has
written, and somebody has reviewed, it goes on with: by the recipe that is stored in it, unless options say otherwise; decisions stay,
and rejected variants are replaced by new ones.

  --out <zip>            where to write: the whole zip, or nothing
  --overwrite            replace the zip that is there, unless it holds a person's decisions
  --resume               go on from what an interrupted run with the same settings has kept, in the user's cache
  --k <n>                variants per image, 1 to ${LIMITS.variants.most} (5)
  --per-class <n>        instead of --k: as many as bring each class to n images, at most ${MOST_VARIANTS} an image, or
                         ${MOST_OF_TEXT} where all are made of prompts alone
  --top-up <class>=<n>   brings one class to n images, where the others get what --k or --per-class says; may be given again
  --method <name>        one of those below (gif)
  --recipe proposed      tries methods on a few seeds and proposes those that suit the set, in place of --method; says what it
                         chose and why
  --steps 0              without --candidates: no guidance at all, the unguided twin of the method or of what is proposed, from the same
                         streams
  --trial                with --recipe proposed: trains small classifiers with several recipes on a part of the seeds as well, reads
                         the others, and goes by that; takes minutes
  --mix <name=n,...>     several methods with their shares of the variants, such as gif=2,unguided=1
  --preset <name>        settings of the method that have a name, such as published; what else is said goes before it
                         (recommended)
  --select <tries>       draw up to so many pictures for each variant, and keep those that the judge still reads as the class, with
                         more entropy (every picture is kept)
  --anchor label|judge   the class to keep: the folder's, or what the judge sees in the seed (label)
  --seed <n>             chooses all noise; the same seed gives the same images (0)
  --prior <folder>       model pack that makes the images, or the name of one in public/models (starter-prior)
  --adapt-prior          first adapts the prior to the seeds, by weights of low rank that are merged into it: its decoder, which then gives
                         them back better, in minutes; of a diffusion pack its denoiser, which learns them under the prompts of their
                         classes, and takes far longer. Keeps the new pack for later runs, says where, and what it came to on held-out seeds
  --adapt-scope set|class
                         of a diffusion pack: adapters that all classes share and that are merged into it, or others for each class, which
                         stand beside its weights and take as many steps each (set)
  --adapt-steps <n>      steps at most (${ADAPTATION.steps}); it ends before where held-out seeds gain nothing more
  --adapt-rank <r>       rank of what is added to every weight that is adapted (${ADAPTATION.rank}, of a denoiser ${DENOISER_ADAPTATION.rank})
  --judge <folder>|none  model pack that judges them, or the name of one in public/models (starter-judge); none judges nothing,
                         where no method needs it
  --mask <folder>        model pack that finds objects, or the name of one in public/models (starter-mask)
  --safety <folder>      model pack that scores every variant for whether it should be shown; those at its threshold or above start as
                         rejected, and their pictures are not written (nobody checks)
  --safety-threshold <p> the score from which they are, 0 to 1 (the pack's own)
  --backgrounds <folder> pictures of no class whose scenes take the place of those of other classes
  --pick <folder>        real pictures without labels: those that the judge is sure of join the classes, beside the variants, unless they
                         are copies of seeds or of held-out pictures; says how sure it must be of each class
  --pick-precision <p>   share of them that should be right, as seeds foretell that the judge reads without knowing them, 0.5 to 1 (${PICK_PRECISION})
  --size <px>            side of the variants, in pixels (the prior's own preference)
  --layout <name>        how the pictures lie, and what reads them: ${LAYOUTS.map(({ id }) => id).join(', ')}; labels that two classes
                         share (--partner any-class) need ${LAYOUTS.filter(({ holdsMixtures }) => holdsMixtures)
                           .map(({ id }) => id)
                           .join(' or ')} (folders)
  --stretch <bits>       how many bits pictures of 16 bits use: 12 brightens those of microscopes and X-rays, 8 to 16 (16)
  --grey yes|no          whether variants have no colour (yes where no seed has any)
  --match <px>           every picture of the zip, originals too, as a PNG of px times px pixels, so that no network learns what was
                         grown by its size or format; such a zip is for training, and is no project (as they came)
  --match-fit crop|pad   how those that are no squares fill one (crop)
  --weights <c,e,d>      --consistency, --entropy and --differ at once
  --judge-mode <mode>    what the judge knows the classes by: names, examples (your own pictures, each judged without itself), or
                         names+examples; auto is names+examples as soon as every class has two pictures (auto)
  --judge-views <views>  what it learns from: seed, your pictures as they are; best, mirrored and cropped ones too where leaving one
                         out says that it helps, tried with 8 pictures a class or more, and 500 in all at most (best)
  --alpha <a>            weight of class prototypes beside the class names, 0 to 1; the judge goes by names then (0)
  --soft-labels <s>      share of a variant's label that is what the judge, without its seed, reads in it, 0 to 1; the rest is the
                         folder's (0.5)
  --prompt <text>        scoring sentence with {label} (the judge's own)
  --names <json>         readable names for class folders: {"n02099601": "golden retriever"}
  --zip-encoding <label> how names of a zip or tar are written where it does not say it: gbk, shift_jis, euc-kr, ibm866, cp850 (guessed)
  --folder <name>=<role> what a folder is, where the guess is wrong: train, val, test, class, none (left out) or pass (its folders
                         count as if they lay one higher); a code for a split in a table is called <table>: <code>; may be given
                         again
  --same <class>=<class> classes that are one: the first is read as the second; may be given again
  --grow-leaks           grow training pictures that are held out for the test as well
  --batch <n>            variants in memory at a time (all of a seed)
  --runtime <name>       node or cuda: onnxruntime-node, where it is installed, on the processor or on an NVIDIA GPU; wasm:
                         onnxruntime-web (node where it is installed, else wasm)
  --threads <n>          threads of the runtime (one a core); with onnxruntime-node as many seeds are grown beside each other, 8 at most
  --shard <i>/<n>        makes the i-th of n parts alone, of about the same cost each, for merge; killed and run again, it goes on
                         (--out is shards/<i>-of-<n>.zip)
  --plan <plan>          with --shard: what plan has found out of the whole set, options included, so that no shard looks again
  --help                 this text

Methods, and their settings with what they are unless said otherwise:

${methodsHelp()}`;
