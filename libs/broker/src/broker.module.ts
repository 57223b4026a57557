// Wiring of the broker room.
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BrokerAssignment } from './assignment.entity.js';
import { Brokers } from './assignment.service.js';
import { BrokerController } from './broker.controller.js';
import { Broker } from './broker.entity.js';
import './broker.problems.js';
import { BrokerRegister } from './broker.service.js';
import { BrokerViews } from './broker.views.js';

@Module({
  imports: [TypeOrmModule.forFeature([Broker, BrokerAssignment])],
  controllers: [BrokerController],
  providers: [BrokerRegister, BrokerViews, Brokers],
  exports: [Brokers, BrokerRegister],
})
export class BrokerModule {}
