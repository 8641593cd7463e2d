using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using RedStation.Domain.Certificates;
using static RedStation.Tests.Certificates.SomeCertificates;

namespace RedStation.Tests.Domain.Certificates;

/// <summary>Nothing is believed but what the issuer has signed, the holder shows, and nobody has revoked.</summary>
public sealed class CertificateVerifierTests
{
    private static readonly HolderProof Here = new(true, Audience, "n-1", TimeSpan.FromMinutes(10));

    [Fact]
    public void Certificate_WithAllOfIt_SaysWhatWasCertified()
    {
        var (payload, disclosures) = Draft();
        var verdict = Verify(Show(Issue(payload, disclosures)));
        Assert.Null(verdict.Fault);
        Assert.True(verdict.StatusKnown);
        Assert.Equal(new CertificateShowing(Audience, "n-1", Now), verdict.Showing);
        var said = verdict.Certificate!;
        Assert.Equal((Issuer, "王师傅", 95L), (said.Issuer, said.Name, said.Minutes));
        Assert.Equal(Hours.Months, said.Months);
        Assert.Equal(Hours.Kinds, said.Kinds);
        Assert.Equal(Hours.Certifiers, said.Certifiers);
    }

    /// <summary>Each part is shown or not for itself, and of what is not shown nothing can be read or counted.</summary>
    [Fact]
    public void Certificate_OfWhichOneMonthIsShown_SaysNothingElse()
    {
        var (payload, disclosures) = Draft();
        var month = disclosures.Single(one => one.Value is JsonObject value && (string?)value["month"] == "2026-11");
        var shown = Show(Issue(payload, [month]));
        var said = Verify(shown).Certificate!;
        Assert.Equal([new MonthOfHours("2026-11", 35)], said.Months);
        Assert.Equal((null, null), (said.Name, said.Minutes));
        Assert.Empty(said.Kinds);
        Assert.Empty(said.Certifiers);
        var readable = string.Concat(shown.Split('~', '.').Select(part => Encoding.UTF8.GetString(StrictlyDecoded(part))));
        Assert.DoesNotContain("2026-10", readable, StringComparison.Ordinal);
        Assert.DoesNotContain("王师傅", readable, StringComparison.Ordinal);
        Assert.DoesNotContain("hazardCheck", readable, StringComparison.Ordinal);
        Assert.Equal((4, 12, 6, 4), (Count("_sd"), Count("months"), Count("kinds"), Count("certifiers")));

        int Count(string list) => payload[list]!.AsArray().Count;
    }

    [Fact]
    public void Certificate_ThatNobodyHasShown_IsBelievedOnlyWhereNoProofIsAsked()
    {
        var (payload, disclosures) = Draft();
        var file = Issue(payload, disclosures);
        Assert.Equal(CertificateFault.HolderNotProved, Verify(file).Fault);
        var verdict = new CertificateVerifier(Keys, [Status()]).Verify(file + "\n", new HolderProof(false), Now);
        Assert.Equal((null, null), (verdict.Fault, verdict.Showing));
    }

    [Fact]
    public void Certificate_ThatWasRevoked_OrHasExpired_OrIsNotValidYet_IsRefused()
    {
        var (payload, disclosures) = Draft();
        var shown = Show(Issue(payload, disclosures));
        Assert.Equal(CertificateFault.Revoked, Verify(shown, lists: [Status(StatusIndex)]).Fault);
        Assert.Null(Verify(shown, lists: [Status(StatusIndex - 1, StatusIndex + 1)]).Fault);
        var late = Terms.ExpiresAt;
        var then = Show(Issue(payload, disclosures), at: late);
        Assert.Equal(CertificateFault.Expired, Verify(then, late).Fault);
        Assert.Equal(CertificateFault.NotYetValid, Verify(shown, Now.AddMinutes(-6)).Fault);
    }

    [Fact]
    public void Status_OfAnotherList_OrOfAnOldOne_IsNotKnown()
    {
        var (payload, disclosures) = Draft();
        var shown = Show(Issue(payload, disclosures));
        Assert.False(Verify(shown, lists: [Status() with { Uri = Issuer + "/status-lists/2" }]).StatusKnown);
        Assert.False(Verify(shown, lists: [Status() with { ExpiresAt = Now }]).StatusKnown);
        var newer = Status(StatusIndex) with { IssuedAt = Now.AddMinutes(1) };
        Assert.Equal(CertificateFault.Revoked, Verify(shown, lists: [Status(), newer]).Fault);
        Assert.Null(StatusListToken.Read(SignByIssuer(Status().ToPayload(TimeSpan.FromMinutes(1))), Keys));
        var read = StatusListToken.Read(SignByIssuer(Status(StatusIndex).ToPayload(TimeSpan.FromMinutes(1)), StatusList.Type), Keys)!;
        Assert.Equal((true, false), (read.IsRevoked(StatusIndex, Now), read.IsRevoked(0, Now)));
    }

    [Fact]
    public void Showing_ToSomebodyElse_Before_OrByAnotherPhone_IsRefused()
    {
        var (payload, disclosures) = Draft();
        var file = Issue(payload, disclosures);
        Assert.Equal(CertificateFault.OtherAudience, Verify(Show(file, audience: "https://platform.example")).Fault);
        Assert.Equal(CertificateFault.Replayed, Verify(Show(file, nonce: "n-0")).Fault);
        Assert.Equal(CertificateFault.ShownTooLongAgo, Verify(Show(file, at: Now.AddMinutes(-11))).Fault);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stolen = Verify(Show(file, by: other));
        Assert.Equal((CertificateFault.OtherHolder, null), (stolen.Fault, stolen.Showing));
        var shown = Show(file);
        var moved = Issue(payload, disclosures.Skip(1)) + shown[(shown.LastIndexOf('~') + 1)..];
        Assert.Equal(CertificateFault.OtherHolder, Verify(moved).Fault);
    }

    [Fact]
    public void Disclosure_ThatWasChanged_Added_OrRepeated_IsRefused()
    {
        var (payload, disclosures) = Draft();
        var more = Disclosure.OfElement(Salt(), new JsonObject { ["month"] = "2026-09", ["minutes"] = 6_000 });
        Assert.Equal(CertificateFault.UnreferencedDisclosure, Verify(Issue(payload, [.. disclosures, more])).Fault);
        Assert.Equal(
            CertificateFault.UnreferencedDisclosure, Verify(Issue(payload, [Disclosure.OfMember(Salt(), "name", "李师傅"), .. disclosures[1..]])).Fault);
        Assert.Equal(CertificateFault.DuplicateDigest, Verify(Issue(payload, [.. disclosures, disclosures[0]])).Fault);
    }

    /// <summary>Also what the issuer has signed is refused where two readers could understand it differently.</summary>
    [Fact]
    public void Payload_ThatIsAmbiguous_IsRefused()
    {
        AssertRefused(CertificateFault.DuplicateDigest, (payload, name) => payload["_sd"]!.AsArray().Add(name.Digest));
        AssertRefused(CertificateFault.DuplicateDigest, (payload, _) => payload["kinds"]!.AsArray().Add(payload["months"]![0]!.DeepClone()));
        AssertRefused(CertificateFault.ClaimTwice, (payload, _) => payload["name"] = "李师傅");
        AssertRefused(CertificateFault.UnknownDigestAlgorithm, (payload, _) => payload["_sd_alg"] = "sha-512");
        AssertRefused(CertificateFault.Unreadable, (payload, _) => payload["_sd"]!.AsArray().Add(7));
        AssertRefused(CertificateFault.OtherKind, (payload, _) => payload["vct"] = "https://elsewhere.example/credentials/certified-hours/1");
        AssertRefused(CertificateFault.OtherKind, (payload, _) => payload.Remove("status"));
        foreach (var name in new[] { "_sd", "..." })
        {
            var (payload, disclosures) = Draft();
            var forbidden = Disclosure.OfMember(Salt(), name, "x");
            payload["_sd"]!.AsArray().Add(forbidden.Digest);
            Assert.Equal(CertificateFault.ForbiddenClaimName, Verify(Issue(payload, [.. disclosures, forbidden])).Fault);
        }
    }

    [Fact]
    public void Signature_OfAnotherKey_Kind_OrAlgorithm_IsRefused()
    {
        var (payload, disclosures) = Draft();
        var rest = string.Concat(disclosures.Select(one => "~" + one.Text)) + "~";
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var known = Keys.Keys.Single();
        Assert.Equal(CertificateFault.WrongSignature, Verify(Sign(payload, HoursCertificateRules.Type, other, known) + rest).Fault);
        Assert.Equal(CertificateFault.UnknownKey, Verify(Sign(payload, HoursCertificateRules.Type, other, "other") + rest).Fault);
        Assert.Equal(CertificateFault.WrongSignature, Verify(Sign(payload, HoursCertificateRules.Type, other, known, "none") + rest).Fault);
        Assert.Equal(CertificateFault.OtherKind, Verify(SignByIssuer(payload, "duty-record+jwt") + rest).Fault);
        var parts = Issue(payload, disclosures).Split('.', 3);
        payload["exp"] = 4_000_000_000;
        Assert.Equal(CertificateFault.WrongSignature, Verify($"{parts[0]}.{Encode(payload)}.{parts[2]}").Fault);
        Assert.Equal(CertificateFault.Unreadable, Verify("certificate").Fault);
    }

    private static void AssertRefused(CertificateFault fault, Action<JsonObject, Disclosure> change)
    {
        var (payload, disclosures) = Draft();
        change(payload, disclosures[0]);
        Assert.Equal(fault, Verify(Issue(payload, disclosures)).Fault);
    }

    private static CertificateVerdict Verify(string text, DateTimeOffset? now = null, StatusListToken[]? lists = null) =>
        new CertificateVerifier(Keys, lists ?? [Status()]).Verify(text, Here, now ?? Now);

    private static byte[] StrictlyDecoded(string part) => System.Buffers.Text.Base64Url.DecodeFromChars(part);
}
