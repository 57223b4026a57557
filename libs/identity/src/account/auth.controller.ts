// Routes for registering, signing in, refreshing and signing out. The refresh token travels in the cookie only.
import { Body, Controller, Ip, Post, Req, Res } from '@nestjs/common';
import { KeepsNoAnswer, Public, Returns, ReturnsNothing } from '@app/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TokenOptional } from '../access/token-optional.decorator.js';
import { Register, SignedIn, SignIn, UserView } from './account.schema.js';
import { AuthService } from './auth.service.js';
import { Accounts } from './accounts.service.js';

@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly accounts: Accounts,
  ) {}

  @Post('register')
  @Public()
  @KeepsNoAnswer()
  @TokenOptional()
  @Returns(UserView, { status: 201 })
  register(@Body({ schema: Register }) body: Register, @Ip() address: string): Promise<UserView> {
    return this.accounts.register(body, address);
  }

  @Post('sign-in')
  @Public()
  @KeepsNoAnswer()
  @TokenOptional()
  @Returns(SignedIn)
  signIn(
    @Body({ schema: SignIn }) body: SignIn,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    return this.auth.signIn(body, address, reply);
  }

  @Post('refresh')
  @Public()
  @KeepsNoAnswer()
  @TokenOptional()
  @Returns(SignedIn)
  refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    return this.auth.refresh(request, reply);
  }

  @Post('sign-out')
  @Public()
  @KeepsNoAnswer()
  @TokenOptional()
  @ReturnsNothing()
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.auth.signOut(request, reply);
  }
}
