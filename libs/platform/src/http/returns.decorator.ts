// @Returns: the shape of a route's answer, for the response guard and the OpenAPI document alike.
import { applyDecorators, HttpCode, SetMetadata } from '@nestjs/common';
import { ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';

export const RESPONSE_SCHEMA = 'route:response-schema';
export const RAW_RESPONSE = 'route:raw-response';

/** The answer is `schema`: members it does not name are removed before sending. Status 200 unless told. */
export function Returns(schema: z.ZodType, options: { status?: number; description?: string } = {}) {
  const status = options.status ?? 200;
  return applyDecorators(
    HttpCode(status),
    SetMetadata(RESPONSE_SCHEMA, schema),
    ApiResponse({ status, description: options.description ?? '成功', standardSchema: schema }),
  );
}

/** The answer is 204 without a body. */
export function ReturnsNothing() {
  return applyDecorators(
    HttpCode(204),
    SetMetadata(RAW_RESPONSE, true),
    ApiResponse({ status: 204, description: '成功' }),
  );
}

/** The answer is a file or a stream of that media type, or of one of several, written by the handler itself. */
export function ReturnsStream(mediaType: string | readonly string[]) {
  const types = [mediaType].flat();
  return applyDecorators(
    SetMetadata(RAW_RESPONSE, true),
    ApiProduces(...types),
    ApiResponse({ status: 200, description: types.join(' · ') }),
  );
}
