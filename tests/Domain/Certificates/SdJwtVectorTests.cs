using System.Text.Json.Nodes;
using RedStation.Domain.Certificates;

namespace RedStation.Tests.Domain.Certificates;

/// <summary>What RFC 9901 shows, read as it says.</summary>
public sealed class SdJwtVectorTests
{
    private static readonly DateTimeOffset ShownAt = DateTimeOffset.FromUnixTimeSeconds(RfcExample.ShownAt);

    [Theory]
    [InlineData(
        "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0", "family_name", "Möbius",
        "X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0")]
    [InlineData("WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0", null, "FR", "w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs")]
    public void Digest_IsOfTheTextAsItWasSent(string text, string? name, string value, string digest)
    {
        var read = Disclosure.Read(text)!;
        Assert.Equal((name, value, digest), (read.Name, (string?)read.Value, read.Digest));
    }

    [Fact]
    public void Presentation_HasTheClaimsThatAreDisclosed_AndNoOthers()
    {
        var shown = SdJwt.Read(RfcExample.Presentation)!;
        Assert.True(shown.Issued.IsSignedBy(EcPublicKey.Of(RfcExample.X, RfcExample.Y)!));

        var (claims, fault) = DisclosedClaims.Of(shown.Issued.Payload, shown.Disclosures);
        Assert.Null(fault);
        Assert.Equal(("John", "Doe"), ((string?)claims!["given_name"], (string?)claims["family_name"]));
        Assert.Equal("Anytown", (string?)claims["address"]!["locality"]);
        Assert.Equal(["US"], claims["nationalities"]!.AsArray().Select(one => (string?)one));
        Assert.All(["email", "phone_number", "birthdate", "_sd", "_sd_alg"], name => Assert.False(claims.ContainsKey(name)));
    }

    [Fact]
    public void KeyBinding_HoldsForItsAudience_ItsNonce_AndItsTime()
    {
        var shown = SdJwt.Read(RfcExample.Presentation)!;
        Assert.Null(Check(shown, new HolderProof(true, RfcExample.Audience, RfcExample.Nonce, TimeSpan.FromMinutes(1)), ShownAt));
        Assert.Equal(CertificateFault.OtherAudience, Check(shown, new HolderProof(true, "https://elsewhere.example"), ShownAt));
        Assert.Equal(CertificateFault.Replayed, Check(shown, new HolderProof(true, RfcExample.Audience, "0"), ShownAt));
        Assert.Equal(
            CertificateFault.ShownTooLongAgo,
            Check(shown, new HolderProof(true, MostAge: TimeSpan.FromMinutes(1)), ShownAt.AddMinutes(2)));
        Assert.Equal(CertificateFault.NotYetValid, Check(shown, new HolderProof(true), ShownAt.AddMinutes(-10)));
    }

    [Fact]
    public void KeyBinding_IsOverAllThatIsShown()
    {
        var less = RfcExample.Presentation.Replace("~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0", "", StringComparison.Ordinal);
        Assert.Equal(CertificateFault.OtherHolder, Check(SdJwt.Read(less)!, new HolderProof(true), ShownAt));
        var without = SdJwt.Read($"{RfcExample.Issued}~{RfcExample.Disclosures}~")!;
        Assert.Equal(CertificateFault.HolderNotProved, Check(without, new HolderProof(true), ShownAt));
        Assert.Null(Check(without, new HolderProof(false), ShownAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("a.b.c~")]
    [InlineData(RfcExample.Issued)]
    [InlineData(RfcExample.Issued + "~" + RfcExample.Disclosures)]
    [InlineData(RfcExample.Issued + "~~")]
    [InlineData(RfcExample.Issued + "~WyJzYWx0Il0~")]
    [InlineData(RfcExample.Issued + "~WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIlVTIl0=~")]
    public void Text_ThatIsNone_IsRefused(string text) => Assert.Null(SdJwt.Read(text));

    private static CertificateFault? Check(SdJwt shown, HolderProof asked, DateTimeOffset now) =>
        KeyBindingRules.Check(shown, shown.Issued.Payload["cnf"] as JsonObject, asked, now);
}
