using CsCheck;
using RedStation.Contracts;
using RedStation.Domain.Tasks;

namespace RedStation.Tests.Domain.Tasks;

public sealed class OfferIdsTests
{
    [Fact]
    [Trait("Case", "R4")]
    public void TaskOf_AnyOffer_IsItsTask() =>
        Gen.Select(Gen.Char["0123456789abcdefghjkmnpqrstvwxyz._-"].Array[1, 27], Gen.Guid).Sample((letters, chance) =>
        {
            var task = new string(letters);
            var offer = OfferIds.New(task, chance);

            Assert.Equal(task, OfferIds.TaskOf(offer));
            // Declining is remembered under a name that is made of it.
            Assert.True(("decline:" + offer).Length <= Limits.OperationId);
        });

    [Theory]
    [InlineData("off-0193a7c2e8f07d3e9c1b2a3d4e5f6071")]
    [InlineData("off-.1")]
    [InlineData("t1.2")]
    [InlineData("")]
    public void TaskOf_WhatDoesNotTell_IsNone(string offerId) => Assert.Null(OfferIds.TaskOf(offerId));
}
