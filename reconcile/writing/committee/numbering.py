"""Paragraphs with numbers, so that one paper can be referred to by another."""

import dataclasses

from reconcile.writing.document import Block, Document, Heading, Paragraph, text_of


def numbered(document: Document) -> Document:
    """`document` with its paragraphs numbered from 1; lines kept together, such as an address, stay without."""
    blocks: list[Block] = []
    count = 0
    for block in document.blocks:
        if isinstance(block, Paragraph) and not any("\n" in run.text for run in block.text):
            count += 1
            block = dataclasses.replace(block, number=count)
        blocks.append(block)
    return Document(tuple(blocks))


def titled(title: str, *blocks: Block) -> Document:
    """`blocks` under `title`."""
    return Document((Heading(text_of(title), level=1), *blocks))
