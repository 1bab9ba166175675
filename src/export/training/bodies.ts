/** @file Python that trains with what a loader gave: see `loaders.ts`. */

/** Splits \`ITEMS\` into \`TRAIN\` and \`TEST\`. */
export const HOLD_OUT = `# %% What is trained with, and what is held out
ROWS = [json.loads(line) for line in (ROOT / "expansion.jsonl").open(encoding="utf-8")]
# What was grown or picked, with the original that it belongs to.
GROWN = {row["file_name"]: row["seed_file_name"] or row["file_name"] for row in ROWS if row["source"] != "real"}
TRAIN = [item for item in ITEMS if item[2] == "train"]
TEST = next((held for split in ("test", "val") if (held := [item for item in ITEMS if item[2] == split])), [])
if not TEST:
    # Every fifth original of a class: a variant of it in train would give it away.
    for number in range(len(CLASSES)):
        originals = [item for item in TRAIN if item[1] == number and item[0] not in GROWN]
        TEST += originals[::5] if len(originals) > 1 else []
    held = {path for path, _, _ in TEST}
    TRAIN = [item for item in TRAIN if GROWN.get(item[0], item[0]) not in held]
print(f"{len(TRAIN)} pictures to train with, {len(TEST)} originals held out, {len(CLASSES)} classes")`;

export const TORCH_BODY = `# %% Labels
ROW = {row["file_name"]: row for row in ROWS}
NAMES = (ROOT / "classes.txt").read_text(encoding="utf-8").splitlines()
NUMBER = {ROW[path]["label"]: number for path, number, _ in ITEMS if path in ROW}


def shares(path, number):
    """What a picture's label is, as a share for each class: a variant's is softened by what the judge read in it."""
    soft = ROW[path]["label_probabilities"] if path in ROW else None
    if soft is None:
        return [float(at == number) for at in range(len(CLASSES))]
    known = {NUMBER[name]: share for name, share in zip(NAMES, soft) if name in NUMBER}
    return [known.get(at, 0.0) / sum(known.values()) for at in range(len(CLASSES))]


# %% Training
import torch
from PIL import Image as Picture
from torch.utils.data import DataLoader, Dataset
from torchvision import models, transforms

SIDE = 128
DEVICE = "cuda" if torch.cuda.is_available() else "mps" if torch.backends.mps.is_available() else "cpu"
WAYS = {
    "train": transforms.Compose(
        [
            transforms.RandomResizedCrop(SIDE, (0.5, 1)),
            transforms.RandomHorizontalFlip(),
            # Drawn anew with every look, on top of what was grown: the two add up.
            transforms.RandAugment(num_ops=2, magnitude=9),
            transforms.ToTensor(),
        ]
    ),
    "test": transforms.Compose([transforms.Resize(SIDE), transforms.CenterCrop(SIDE), transforms.ToTensor()]),
}


class Pictures(Dataset):
    def __init__(self, items, way):
        self.items, self.way = items, WAYS[way]

    def __len__(self):
        return len(self.items)

    def __getitem__(self, at):
        path, number, _ = self.items[at]
        with Picture.open(ROOT / path) as picture:
            return self.way(picture.convert("RGB")), torch.tensor(shares(path, number))


def share_right(net, data):
    net.eval()
    right = 0
    with torch.no_grad():
        for pictures, labels in data:
            right += (net(pictures.to(DEVICE)).argmax(1).cpu() == labels.argmax(1)).sum().item()
    return right / max(1, len(data.dataset))


torch.manual_seed(0)
net = models.resnet18(weights=None, num_classes=len(CLASSES)).to(DEVICE)
train = DataLoader(Pictures(TRAIN, "train"), batch_size=min(32, len(TRAIN)), shuffle=True, drop_last=True)
test = DataLoader(Pictures(TEST, "test"), batch_size=32)
optimiser = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=0.05)
schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 2e-3, total_steps=max(1, EPOCHS * len(train)))
for epoch in range(EPOCHS):
    net.train()
    for pictures, labels in train:
        loss = torch.nn.functional.cross_entropy(net(pictures.to(DEVICE)), labels.to(DEVICE), label_smoothing=0.1)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    print(f"epoch {epoch + 1}: {share_right(net, test):.1%} of the held-out originals are read right")`;

export const ULTRALYTICS_BODY = `# %% Training
import shutil

from ultralytics import YOLO

DATA = ROOT
if not any((ROOT / split).is_dir() for split in ("val", "test")):
    # Ultralytics takes its own split otherwise, with variants of the pictures that it tests by.
    DATA = ROOT.with_name(ROOT.name + "-held-out")
    shutil.rmtree(DATA, ignore_errors=True)
    for split, items in (("train", TRAIN), ("val", TEST)):
        for path, number, _ in items:
            folder = DATA / split / CLASSES[number]
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / path, folder)

# From nothing; "yolo11n-cls.pt" begins with what it learnt from ImageNet.
model = YOLO("yolo11n-cls.yaml")
model.train(data=str(DATA), epochs=EPOCHS, imgsz=128, auto_augment="randaugment")`;
