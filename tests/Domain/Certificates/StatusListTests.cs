using CsCheck;
using RedStation.Domain.Certificates;

namespace RedStation.Tests.Domain.Certificates;

/// <summary>One bit for each certificate, so that who looks does not say at whose.</summary>
public sealed class StatusListTests
{
    /// <summary>The example of the specification: sixteen statuses of one bit.</summary>
    [Fact]
    public void Example_OfTheSpecification_IsReadAsItSays()
    {
        const string List = "eNrbuRgAAhcBXQ";
        int[] statuses = [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1];
        Assert.Equal(statuses.Select(status => (bool?)(status == 1)), Enumerable.Range(0, 16).Select(index => StatusList.IsRevoked(List, index)));
        Assert.Null(StatusList.IsRevoked(List, 16));
        Assert.Null(StatusList.IsRevoked(List, -1));
    }

    [Fact]
    public void List_SaysWhatWasRevoked_AndNothingElse() => Gen.Int[0, StatusList.Size - 1].HashSet[0, 40].Sample(
        revoked =>
        {
            var list = StatusList.Write(revoked);
            foreach (var index in revoked.Concat([0, 7, 8, StatusList.Size - 1]))
            {
                Assert.Equal(revoked.Contains(index), StatusList.IsRevoked(list, index));
            }

            Assert.Null(StatusList.IsRevoked(list, StatusList.Size));
        },
        iter: 100);

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64url!")]
    public void Text_ThatIsNoList_SaysNothing(string list) => Assert.Null(StatusList.IsRevoked(list, 3));

    /// <summary>One in a hundred revoked, of a hundred thousand: as a token, which encodes it twice.</summary>
    [Fact]
    public void List_OfAHundredThousand_CostsAFewKilobytes()
    {
        var random = new Random(20261130);
        var token = StatusList.Write(Enumerable.Range(0, StatusList.Size / 100).Select(_ => random.Next(StatusList.Size))).Length * 4 / 3;
        Assert.InRange(token, 1_000, 20_000);
    }
}
