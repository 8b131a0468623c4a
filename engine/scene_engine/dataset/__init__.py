"""Captioned pictures: read, checked, prepared without blurring a pixel, split, dealt out in batches."""

from scene_engine.dataset.batches import (
    Augmentation,
    ImageBatches,
    epoch_order,
    eval_images,
    mirrored_caption,
    prefetch,
)
from scene_engine.dataset.dataset import Dataset, load_dataset
from scene_engine.dataset.prepare import prepare, window
from scene_engine.dataset.sheet import contact_sheet

__all__ = [
    "Augmentation",
    "Dataset",
    "ImageBatches",
    "contact_sheet",
    "epoch_order",
    "eval_images",
    "load_dataset",
    "mirrored_caption",
    "prefetch",
    "prepare",
    "window",
]
