// Routes of the words of the search box: permission, schema, one call each.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, Returns, WordListDraft } from '@app/platform';
import { WordsPreviews } from './words-preview.js';
import { OperatorWords } from './words.service.js';
import { PreviewWords, RestoreWords, SaveWords, VersionParam, WordsDesk, WordsPreview } from './words.schema.js';

@Controller('search-words')
export class WordsController {
  constructor(
    private readonly words: OperatorWords,
    private readonly previews: WordsPreviews,
  ) {}

  @Get()
  @Can('search.tune')
  @Returns(WordsDesk)
  desk() {
    return this.words.desk();
  }

  @Post()
  @Can('search.tune')
  @Returns(WordsDesk, { status: 201 })
  save(@Me() actor: Actor, @Body({ schema: SaveWords }) input: SaveWords) {
    return this.words.save(actor, input);
  }

  @Post('preview')
  @Can('search.tune')
  @Returns(WordsPreview)
  preview(@Body({ schema: PreviewWords }) input: PreviewWords) {
    return this.previews.preview(input);
  }

  @Get('versions/:version')
  @Can('search.tune')
  @Returns(WordListDraft)
  version(@Param({ schema: VersionParam }) { version }: VersionParam) {
    return this.words.version(version);
  }

  @Post('versions/:version/restore')
  @Can('search.tune')
  @Returns(WordsDesk)
  restore(
    @Me() actor: Actor,
    @Param({ schema: VersionParam }) { version }: VersionParam,
    @Body({ schema: RestoreWords }) input: RestoreWords,
  ) {
    return this.words.restore(actor, version, input);
  }
}
