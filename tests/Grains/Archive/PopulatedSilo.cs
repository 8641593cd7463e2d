using Dapper;
using RedStation.Contracts;
using RedStation.Contracts.Cases;
using RedStation.Contracts.Devices;
using RedStation.Contracts.Exchange;
using RedStation.Contracts.Hardship;
using RedStation.Contracts.Partners;
using RedStation.Contracts.Stations;
using RedStation.Contracts.Tasks;
using RedStation.Domain.Accounts;
using RedStation.Domain.Dispatch;
using RedStation.Domain.Inbound;
using RedStation.Domain.Ledger;
using RedStation.Domain.Outbound;
using RedStation.Domain.Partners;
using RedStation.Domain.Riders;
using RedStation.Grains.Riders;
using RedStation.Storage.Accounts;
using RedStation.Storage.Archive;
using RedStation.Storage.Cases;
using RedStation.Storage.Certificates;
using RedStation.Storage.Databases;
using RedStation.Storage.Dispatch;
using RedStation.Storage.Erasure;
using RedStation.Storage.Hiring;
using RedStation.Storage.Inbound;
using RedStation.Storage.Ledger;
using RedStation.Storage.Ledger.Log;
using RedStation.Storage.Media;
using RedStation.Storage.Outbound;
using RedStation.Storage.Partners;
using RedStation.Storage.Photos;
using RedStation.Storage.Voices;
using RedStation.Storage.Providers;
using RedStation.Tests.Grains.Cluster;
using RedStation.Tests.Grains.Devices;
using RedStation.Tests.Grains.Partners;
using static RedStation.Tests.Grains.Cluster.StationSetup;
using static RedStation.Tests.Grains.Cluster.TaskSetup;

namespace RedStation.Tests.Grains.Archive;

/// <summary>A silo in which something of everything has happened.</summary>
public static class PopulatedSilo
{
    /// <summary>Lets it happen.</summary>
    public static async Task Populate(this SiloFixture silo)
    {
        var place = silo.NewPlace();
        var station = await silo.FreeStation("lived-in", 4, place);
        await silo.FreeStation("quiet", 2);
        await silo.FreeStation("aside", 2);
        await silo.Registered("holder");
        Assert.NotNull((await station.Reserve(Reserve("holder"))).Value);
        Assert.Equal(StationRefusal.AlreadyReserved, (await station.Reserve(Reserve("holder"))).Refusal);
        await silo.Registered("guest");
        var credential = (await silo.Rider("guest").IssueCredential()).Value!.Credential;
        Assert.NotNull((await station.Recognise(new RecogniseRider("recognise", credential))).Value);
        foreach (var rider in (string[])["worker", "helper"])
        {
            await silo.OnDuty(rider, place, 50);
            var task = await silo.OpenTask("done-" + rider, place);
            await task.Submitted(rider);
            Assert.NotNull((await task.Verify(ByDispatcher())).Value);
            await silo.Rider(rider).GoOffDuty();
        }

        await silo.OpenTask("open", place);
        await (await silo.Registered("on-duty")).GoOnDuty();
        await Until.True(async () =>
            (await silo.Get<IReminderTable>().ReadRows(0, 0)).Reminders.Count > 0, "the reminder of the clock");
        await SignUp(silo);
        await new ProviderStore(silo.Get<IDatabase>(), silo.Clock).Put(new Provider(ServiceSetup.Shop, "车行", null, "0571", "文三路", "330106", place));
        await silo.InStock("goods", 3, oncePerYear: true);
        var redeemed = await silo.Reserved("goods", "redeemer");
        Assert.NotNull((await redeemed.Deliver(ServiceSetup.DeliverAt("西湖驿站"))).Value);
        await silo.Reserved("goods", "waiting");
        var hardship = silo.Grains.Hardship("330106");
        var (one, other) = (new HardshipActor("a-1", "张三"), new HardshipActor("a-2", "李四"));
        Assert.NotNull((await hardship.TopUp(new TopUpHardshipBudget("top-up", one, 100, "年度预算"))).Value);
        var grant = (await hardship.Propose(new ProposeHardshipGrant("propose", one, "guest", 20, "住院"))).Value!;
        Assert.NotNull((await hardship.Decide(new DecideHardshipGrant(grant.Id, other, true, "属实"))).Value);
        silo.Platform("platform");
        await silo.Grains.PlatformDuty("duty").Start(new StartDuty(
            "platform", "pseudonym", "worker", "done-worker", TaskType.HazardCheck, "330106", 15, silo.Now));
        await silo.Get<CaseRuleStore>().Publish(new CaseRuleDraft<WorkCalendar>(
            CaseRuleKinds.Calendar, "330108", 0, (await silo.Get<CaseRuleCache>().Look()).CalendarOf(null).Calendar, "root", "管理员", "首版", "root 1",
            "fingerprint"));
        await silo.Get<CaseRuleCache>().Look();
        var webhook = new Webhook("w", "https://platform.invalid/", "城管平台", [], [], WebhookStatus.Active, "whsec_", null, null, silo.Now);
        Assert.NotNull((await silo.Get<WebhookStore>().Add(webhook, "root w", "fingerprint")).Webhook);
        var source = new EventSource("x", "/platform", "城管平台", ["330106"], true, "whsec_", null, null, silo.Now);
        Assert.NotNull((await silo.Get<EventSourceStore>().Add(source, "root x", "fingerprint")).Source);
        Assert.NotNull(await silo.Get<CertificateStore>().Register(
            new NewCertificate("certificate", "worker", silo.Now, silo.Now, silo.Now.AddDays(90))));
        await silo.Get<PresentationStore>().Add("shown", "worker", "presentation", silo.Now.AddDays(90));
        var platform = new Platform(
            "p", "饿了么", PlatformStatus.Active, ["https://platform.invalid/back"], [], "w", 100, ReadsScores: true, silo.Now);
        Assert.NotNull((await silo.Get<PlatformStore>().Add(new PlatformClient(platform, null, "hash"), "root p", "fingerprint")).Client);
        Assert.NotNull(await silo.Get<PlatformLinkStore>().Consent("p", "worker", [PlatformScopes.Duty]));
        Assert.True(await silo.Get<UsedGrantStore>().Use("code", "once", silo.Now.AddMinutes(1)));
        await silo.Dispatched("case", "reporter");
        await new PublicReportStore(silo.Get<IDatabase>(), silo.Clock).Add("digest", "case", PublicReporters.Named("n"));
        await silo.Get<OutboundEvents>().Number(100);
        await silo.Get<NoticeReceiverStore>().Put(new NoticeReceiver(
            "n", "reporter", NoticeChannel.WeChat, NoticeLanguage.Zh, null, null, null, silo.Now));
        await silo.Dispatched("case-that-is-told", "reporter");
        await silo.Get<WebhookStore>().SwitchOff("w", WebhookStatus.Disabled);
        await silo.Get<OutboundPruning>().Work(CancellationToken.None);
        await silo.Get<DispatchRecordStore>().Keep([new("worker", "done-worker", silo.Now, DispatchDecision.Taken, 500)]);
        await silo.Get<HiringStore>().Agree("worker", "330106", "13900000001");
        Assert.Equal(HiringExportBegun.Noted, await silo.Get<HiringStore>().Begin(new NewHiringExport("a-1/list", "330106", "a-1", "张三")));
        Assert.Equal(["worker"], await silo.Get<HiringStore>().Include("a-1/list", ["worker", "guest"]));
        await silo.Get<IDutyIndex>().Remove("worker", new DutySpan(silo.Now.AddHours(-1), silo.Now), "330106");
        await silo.Get<ErasureStore>().Request("gone", "operator");
        Assert.Null(await silo.Get<ExportTurns>().TakeTurn("worker"));
        var cabinet = await silo.Registered("cabinet", "quiet", EquipmentKind.Mqtt, (1, 1));
        Assert.Equal(CommandOutcome.NotConnected, (await cabinet.Command(EquipmentSetup.Command("archived"))).Value!.Outcome);
        await silo.Grains.Charger("charger").Report(new ReportCharging(
            new ChargingPlace("charger", "quiet", "驿站", "330106", 1, 1), ChargingMoment.Begun, silo.Now)
        { Key = "first", RiderId = "worker" });
        Assert.NotNull((await silo.Grains.ChargingCard("digest").Add(new AddChargingCard("card", "worker", "蓝卡", "1234"))).Value);
        await Book(silo);
    }

    /// <summary>What an archive needs of the silo's database.</summary>
    internal static IArchiveDatabase Database(this SiloFixture silo) => new SqliteArchive(silo.Get<SqliteDataSource>());

    /// <summary>More than the 256 transactions of which the log keeps a node, a hold, a refusal, and a signed head over it all.</summary>
    private static async Task Book(SiloFixture silo)
    {
        const int Complete = 256;
        var ledger = silo.Get<SqlLedger>();
        await Task.WhenAll(Enumerable.Range(0, Complete).Select(number => ledger.Post(LedgerTransfers.Move(
            $"many-{number}", "test", "many", silo.Now, LedgerAccounts.Issuance, LedgerAccounts.Rider("guest"), LedgerUnit.Points, 1))));
        await ledger.Post(LedgerRules.TaskVerified("valid-for-a-year", "guest", 3, 10, silo.Now, validMonths: 12));
        var hold = LedgerTransfers.Hold(
            "hold", "test", "hold", silo.Now, LedgerAccounts.Rider("guest"), LedgerAccounts.Provider("p"), LedgerUnit.Points, 5,
            TimeSpan.FromHours(1));
        Assert.Null((await ledger.Execute(hold)).Refusal);
        Assert.Equal(LedgerRefusal.InsufficientFunds, (await ledger.Execute(LedgerTransfers.Move(
            "too-much", "test", "x", silo.Now, LedgerAccounts.Rider("guest"), LedgerAccounts.Provider("p"), LedgerUnit.Points, 1_000))).Refusal);
        var sequencer = new LedgerSequencer(silo.Get<IDatabase>());
        await Until.True(async () => await sequencer.SequenceNext(Complete) == 0, "numbers for all transactions");
        await silo.Get<LedgerHeads>().Publish();
        // Of the version before, whose silos still sign here.
        await silo.Get<IDatabase>().WriteRows((connection, transaction) => connection.ExecuteAsync(
            """
            INSERT INTO ledger_keys (key_id, public_key, at) VALUES ('key', x'00', 1);
            INSERT INTO ledger_heads (size, root, at, key_id, signature) VALUES (1, x'00', 1, 'key', x'00')
            """,
            transaction: transaction));
    }

    private static async Task SignUp(SiloFixture silo)
    {
        var database = silo.Get<IDatabase>();
        var accounts = new AccountStore(database, silo.Clock);
        Assert.Equal(AccountAdded.Added, await accounts.Add(new NewAccount(
            new Account("a-1", "dispatcher", "张三 \"引号\" \\ 反斜线\n换行", ["330106", "330108"], "zhang"), "hash", null, "operation", "fingerprint")));
        Assert.Equal(AccountAdded.Added, await accounts.Add(new NewAccount(new Account("r-1", "rider", "李四", [], null), null, "phone", null, null)));
        var ask = new OtpAsk("phone", new SignInCaller("address", "block", "device"), false);
        var settings = new OtpSettings(TimeSpan.FromMinutes(5), TimeSpan.Zero, 5, 5, new SignInLimitOptions());
        Assert.True((await new OtpStore(database, silo.Clock).Issue(ask, "o-1", "code", settings)).Granted);
        Assert.Equal(OtpCheck.Wrong, await new OtpStore(database, silo.Clock).Check(ask, "wrong", settings));
        // Of the version before, whose processes still look here.
        await database.WriteRows((connection, transaction) => connection.ExecuteAsync(
            "INSERT INTO otp_codes (phone_hash, code_hash, sent_at, expires_at, attempts, day, sent_on_day) VALUES ('phone', 'code', 1, 2, 0, 3, 1)",
            transaction: transaction));
        await new KnownDeviceStore(database, silo.Clock).Remember("phone", "device");
        await accounts.CountAttempt("zhang", new Dictionary<string, int> { ["a:address"] = 5 }, TimeSpan.FromMinutes(10));
        await new DeviceSecretStore(database, silo.Clock).Set("lived-in", "secret", "digest");
        await new Open311KeyStore(database, silo.Clock).Add("k-1", "digest", "12345 热线", null, "root");
        await new SessionStore(database, silo.Clock)
            .Open(new Session("family", "a-1", "dispatcher", "张三", ["330106"], null), "token", TimeSpan.FromDays(1));
        var bytes = new byte[300_000];
        new Random(7).NextBytes(bytes);
        var photos = new PhotoStore(database, silo.Clock, silo.Get<MediaBytes>());
        Assert.True(await photos.Add(new NewPhoto("photo", "worker", bytes, UploadedFile.Of(bytes))));
        var part = new PhotoPart("on-its-way", "worker", 0, bytes.Length, bytes[..4096]);
        Assert.Equal(4096, (await new PhotoParts(database, silo.Clock).Add(part)).Received);
        var voices = new VoiceStore(database, silo.Clock, silo.Get<MediaBytes>());
        Assert.Equal(VoiceAdded.Kept, await voices.Add(new Voice("voice", "worker", "audio/ogg", bytes[..4096])));
        await silo.Get<MediaRemovals>().Announce("folder:photos/aa/aa");
        await File.WriteAllBytesAsync(Path.Combine(silo.DataFolder, "pepper.key"), [1, 2, 3]);
    }
}
