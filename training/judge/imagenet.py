"""ImageNet-1k's thousand classes in the order of its classifiers, as the timm package lists them (Apache-2.0)."""

import functools

from timm.data import ImageNetInfo


@functools.cache
def imagenet_synsets() -> list[str]:
    info = ImageNetInfo()
    return [info.index_to_label_name(i) for i in range(info.num_classes())]


@functools.cache
def imagenet_names() -> list[str]:
    """The first name of each class."""
    info = ImageNetInfo()
    return [info.index_to_description(i).split(",")[0].strip() for i in range(info.num_classes())]
