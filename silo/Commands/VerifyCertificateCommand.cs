using System.Collections.Immutable;
using System.Globalization;
using RedStation.Domain.Certificates;
using RedStation.Grains.Settings;

namespace RedStation.Silo.Commands;

/// <summary>Checks a certificate of social hours, with no database and no network.</summary>
/// <param name="clock">The time.</param>
/// <param name="output">Where the findings are written.</param>
internal sealed class VerifyCertificateCommand(TimeProvider clock, TextWriter output) : ISiloCommand
{
    private const int Wrong = 1;
    private const int StatusUnknown = 2;
    private const string Usage =
        "silo verify-certificate FILE|- --keys FILE [--status-list FILE]... [--audience TEXT] [--nonce TEXT] [--max-age MINUTES]. The certificate is "
        + "a file, or comes by the standard input; keys are what GET /.well-known/jwks.json of its issuer gives, lists what /status-lists/N gives.";

    /// <inheritdoc/>
    public string Name => "verify-certificate";

    /// <inheritdoc/>
    public string Summary => "checks a certificate of social hours: verify-certificate FILE|- --keys FILE [--status-list FILE]... [--audience TEXT]";

    /// <inheritdoc/>
    public async Task<int> Run(string[] arguments)
    {
        var asked = Asked.Read(arguments);
        var keys = EcPublicKey.ReadSet(await ReadBytes(asked.Keys));
        if (keys.IsEmpty)
        {
            throw new StartException($"There is no key in {asked.Keys}: it should be what GET /.well-known/jwks.json gives.");
        }

        var lists = new List<StatusListToken>();
        foreach (var file in asked.Lists)
        {
            lists.Add(StatusListToken.Read(System.Text.Encoding.UTF8.GetString(await ReadBytes(file)), keys)
                ?? throw new StartException($"{file} is no status list that these keys have signed."));
        }

        var text = System.Text.Encoding.UTF8.GetString(await ReadBytes(asked.File));
        var verdict = new CertificateVerifier(keys, lists).Verify(text, asked.Holder, clock.GetUtcNow());
        await Tell(verdict);
        return verdict.Fault is not null ? Wrong : verdict.StatusKnown ? 0 : StatusUnknown;
    }

    private static async Task<byte[]> ReadBytes(string file)
    {
        try
        {
            if (file != "-")
            {
                return await File.ReadAllBytesAsync(file);
            }

            using var read = new MemoryStream();
            await Console.OpenStandardInput().CopyToAsync(read);
            return read.ToArray();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The file {file} cannot be read: {fault.Message}", fault);
        }
    }

    private async Task Tell(CertificateVerdict verdict)
    {
        if (verdict.Certificate is { } said)
        {
            await Line($"issuer: {said.Issuer}");
            await Line($"valid: {said.IssuedAt:O} to {said.ExpiresAt:O}");
            await Line($"name: {said.Name ?? "not disclosed"}");
            await Line($"minutes of twelve months: {said.Minutes?.ToString(CultureInfo.InvariantCulture) ?? "not disclosed"}");
            await Lines("month", said.Months.Select(one => $"{one.Month} {one.Minutes}"));
            await Lines("kind of task", said.Kinds.Select(one => $"{one.Kind} {one.Minutes}"));
            await Lines("certified by", said.Certifiers.Select(one => $"{one.Adcode} {one.Name} {one.Minutes}"));
        }

        if (verdict.Showing is { } shown)
        {
            await Line($"shown by its holder: {shown.At:O} to {shown.Audience}, nonce {shown.Nonce}");
        }
        else if (verdict.Fault is null)
        {
            await Line("shown by its holder: not proved; anybody who has the file could have sent it");
        }

        await Line(verdict.Fault is { } fault ? "wrong: " + Sentence(fault)
            : verdict.StatusKnown ? "right, and not revoked when the status list was made"
            : "right, but no status list in force says whether it was revoked");
    }

    private async Task Lines(string what, IEnumerable<string> values)
    {
        var any = false;
        foreach (var value in values)
        {
            any = true;
            await Line($"{what}: {value}");
        }

        if (!any)
        {
            await Line($"{what}: not disclosed");
        }
    }

    private Task Line(string text) => output.WriteLineAsync(text);

    private static string Sentence(CertificateFault fault) => fault switch
    {
        CertificateFault.Unreadable => "it is no certificate, or something of it was lost",
        CertificateFault.OtherKind => "it is a signed document of another kind",
        CertificateFault.UnknownKey => "none of the keys is its issuer's",
        CertificateFault.WrongSignature => "its issuer has not signed this",
        CertificateFault.UnknownDigestAlgorithm => "its digests are made in an unknown way",
        CertificateFault.DuplicateDigest => "a digest or a disclosure is in it twice",
        CertificateFault.UnreferencedDisclosure => "it discloses what its issuer has not signed",
        CertificateFault.ForbiddenClaimName => "a disclosure has a name that nothing may have, or stands where it may not",
        CertificateFault.ClaimTwice => "a disclosure would replace what is signed",
        CertificateFault.NotYetValid => "it is not valid yet",
        CertificateFault.Expired => "it has expired",
        CertificateFault.HolderNotProved => "who shows it has not proved to be its holder",
        CertificateFault.OtherHolder => "who shows it does not have its holder's key",
        CertificateFault.OtherAudience => "it was shown to somebody else",
        CertificateFault.Replayed => "it was shown on another occasion",
        CertificateFault.ShownTooLongAgo => "it was shown too long ago",
        _ => "it was revoked",
    };

    private sealed record Asked(string File, string Keys, ImmutableArray<string> Lists, HolderProof Holder)
    {
        public static Asked Read(string[] arguments)
        {
            string? file = null, keys = null, audience = null, nonce = null;
            TimeSpan? age = null;
            var lists = ImmutableArray.CreateBuilder<string>();
            for (var at = 0; at < arguments.Length; at++)
            {
                var word = arguments[at];
                if (word == "-" || !word.StartsWith('-'))
                {
                    file = file is null ? word : throw Refuse(word);
                    continue;
                }

                var value = at + 1 < arguments.Length ? arguments[++at] : throw Refuse(word);
                switch (word)
                {
                    case "--keys": keys = value; break;
                    case "--status-list": lists.Add(value); break;
                    case "--audience": audience = value; break;
                    case "--nonce": nonce = value; break;
                    case "--max-age" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes):
                        age = TimeSpan.FromMinutes(minutes);
                        break;
                    default: throw Refuse(word);
                }
            }

            return new Asked(
                file ?? throw Refuse(null), keys ?? throw Refuse(null), lists.ToImmutable(),
                new HolderProof(IsRequired: (audience, nonce, age) is not (null, null, null), audience, nonce, age));
        }

        private static StartException Refuse(string? word) =>
            new((word is null ? "Name the certificate and its issuer's keys" : $"{word} is not understood") + ": " + Usage);
    }
}
