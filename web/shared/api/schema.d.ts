/** Types of the server's doors. Made from the code by `make client`; a test compares. */
export interface paths {
    "/api/v1/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search the looks at personal data. The search itself leaves a line. */
        get: operations["searchAccessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access-log/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Looks at personal data as CSV or XLSX. */
        get: operations["exportAccessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, what they may do, and when the account was used last. */
        get: operations["myAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password; every session ends and this one goes on under a new token. */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Get a new secret for the authenticator; it counts once a code of it is confirmed, the old one works until then. */
        post: operations["setUpSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/account/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove the new second factor with one of its codes; recovery codes are given once. */
        post: operations["confirmSetUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in what an alarm device says; an alarm of a device whose case is open goes to that case. */
        post: operations["deviceAlarm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas and grid cells in force on a day. */
        get: operations["areas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add, change and end areas from GeoJSON: first as a dry run, then with the token that it gave.
         * @description All features are written or none. A file never changes what held before its day. CHANGED_MEANWHILE when the file,
         *     the areas or the organisations differ from what the dry run saw.
         */
        post: operations["importAreas"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{area}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One area and everything that ever held of it. */
        get: operations["areaPage"];
        /**
         * Change the name, the organisation or the officer of an area from a day on.
         * @description The caller's offices must hold both the organisation that answers for it now and the one that will.
         */
        put: operations["setArea"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/areas/{area}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an area. Its history stays; a later import may begin it again. */
        post: operations["endArea"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The backups that `anmin backup` made and proved, newest first. */
        get: operations["backupList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls of the last twelve hours that somebody still has to do something about, newest first. */
        get: operations["deskCalls"];
        put?: never;
        /** Take a call in from the telephone system: it shows at the desk at once; the same recording is the same call. */
        post: operations["callRinging"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/answered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note who answered a call and after how many seconds. */
        post: operations["callAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/called-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that an abandoned call was called back, and whether somebody was reached. */
        post: operations["calledBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note the end of a call; one that nobody answered is to be called back, unless its caller must stay silent. */
        post: operations["callEnded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/calls/{call}/number": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The number of a call in clear, to confirm or to call back; each look leaves its line. */
        get: operations["revealCaller"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for help, from anywhere, signed in or not; the same key gives the same case. */
        post: operations["raiseCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cases that a report about to be saved may repeat, the likeliest first, with the reasons. */
        post: operations["likelyDuplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/found": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report what one has found on duty, in one act; one's own office takes part wherever it happened. */
        post: operations["reportAsOfficer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open and recent cases around a point, the nearest and then the newest first. */
        get: operations["nearbyCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/recorded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Save what a caller says, as little as it may be; whoever saves it has taken it. */
        post: operations["recordCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find cases of the caller's scope; sent as a body, since a telephone number stands in no address. */
        post: operations["searchCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with all that belongs to it; its caller is shown what was done and when, in plain words. */
        get: operations["casePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/cameras": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cameras near an open case, the nearest first; the look stands in the case's time line. */
        get: operations["camerasNear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/category": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the category; the first one stays beside it. */
        put: operations["classifyCase"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/claim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you are opening a waiting case; it is held for you until you take it or the grace is over. */
        post: operations["claimCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a case with its disposition and the outcome for the caller, when no guard stands against it. */
        post: operations["closeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/command": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take command of a case first: whoever led it before is told. */
        post: operations["takeCommand"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases that a saved one may repeat, or that repeat it, the likeliest first, with the reasons. */
        get: operations["caseDuplicates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a matter to the duty officer, or from abroad to city, province and ministry in this order, each once. */
        post: operations["escalateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what is true of the caller and the case: unsafe to call, quiet, minor, test, … */
        put: operations["setFlags"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan a further follow-up at a date of one's own. */
        post: operations["planFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/hand-overs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a matter to another agency; until it has answered, the matter stays ours (XY-08). */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a leader's instruction on a case: a tracked order with a deadline, answered with proof (BT-06, SW-06). */
        post: operations["instructCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/jurisdiction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Name the office that has jurisdiction (JJ-12); the first one stays beside it. */
        put: operations["setJurisdiction"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The assistance letters of a case with their texts, oldest first. */
        get: operations["caseLetters"];
        put?: never;
        /** Write a letter that asks another authority for assistance; it has its number from now on (NY-12). */
        post: operations["writeLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change the level, with the reason. */
        put: operations["setLevel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links of a case, whichever end they were made from. */
        get: operations["caseLinks"];
        put?: never;
        /** Link a case to another as duplicate, urge, feedback, harassment, related or promoted; neither is merged. */
        post: operations["linkCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a case into the one that leads; its caller keeps it and is told, its open orders and sub-tasks end. */
        post: operations["mergeCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The thread of a case, newest first; staff reads those of merged cases with it. */
        get: operations["listMessages"];
        put?: never;
        /** Write to the other side: callers to whoever handles the case, staff to its caller. */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark what the other side wrote as read, up to a message; who read it and when is kept. */
        post: operations["readMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note who looked at a case first, and when. */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order any number of units, departments and companies in one act; a busy unit answers what it is doing. */
        post: operations["orderResponders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is involved in a case, masked; the look is noted for each of them. */
        get: operations["caseParties"];
        put?: never;
        /** Note somebody involved in a case. */
        post: operations["addParty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say where it happened; what is known of the caller stays as it is. */
        put: operations["setPlace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The positions of a caller, newest first; a look by staff is noted for the caller. */
        get: operations["callerTrack"];
        put?: never;
        /** Say where one is, again and again; a wrong or late position is kept and marked, never refused. */
        post: operations["sendPositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/prior": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Earlier cases at the place, of the same caller or telephone, and what is dangerous there. */
        get: operations["priorAtPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a criminal case file was opened from this matter, with its number (JJ-17); also after it was closed. */
        post: operations["promoteCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how you find the handling of your matter; a later verdict is shown in the place of the earlier one. */
        post: operations["rateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/recommendation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to send to a case, best first, with the reasons for and against each; a person may always choose otherwise. */
        get: operations["recommendUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/rectifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rectification orders of a case with their service and their check visits, oldest first. */
        get: operations["caseRectifications"];
        put?: never;
        /** Order somebody to put something right by a day; it has its number from now on. */
        post: operations["issueRectification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind an organisation of its part in a matter, once a day at most. */
        post: operations["remindOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a closed case up again, with the reason; all earlier times stay and its clock runs. */
        post: operations["reopenCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/reply-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reply links of a case with how far each came, newest first; no address and no code. */
        get: operations["caseReplyLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/residence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Bring in the office of the caller's registered residence beside the one of the place (NY-11). */
        put: operations["routeByResidence"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/response": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The response of a case: who was ordered when, how far each is, who refused, who is overdue, who holds closing. */
        get: operations["responseBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/response-level": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order everybody whom a response level asks for in one act; who cannot be ordered is named and the rest is. */
        post: operations["setResponseLevel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/response/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the response when every required party has reported; those who were not required are called back. */
        post: operations["endResponse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/routes/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fastest way of a unit to a case on free roads. */
        get: operations["unitRoute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheet of a case as PDF (接处警登记表); whoever prints it leaves the same lines as whoever looks, and one more. */
        get: operations["caseSheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo a merge, or make a second case of one matter for another jurisdiction; both are tracked, the caller hears both. */
        post: operations["splitCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order the lead or a support of a matter, from one level above it, to get it done: numbered, with its own clock. */
        post: operations["superviseCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a waiting case: from now on you are responsible for it. */
        post: operations["takeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is done side by side within a case, and how far each is. */
        get: operations["caseTasks"];
        put?: never;
        /** Plan the sub-tasks of a template or some of one's own; what is planned already is not planned twice. */
        post: operations["planTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened in a case, line by line to the second; its caller is shown what they were told. */
        get: operations["caseTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every transfer of a case with what was said at each step, oldest first. */
        get: operations["caseTransfers"];
        put?: never;
        /** Offer a matter; until it is accepted it stays with whoever offers. One transfer of a matter is open at a time. */
        post: operations["offerTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{case}/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a link back; the call becomes what it was before, or what its other links say. */
        post: operations["unlinkCases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in what an alarm button or SOS device says. */
        post: operations["deviceEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/hotline12345": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in a signed message of a 12345 platform: once, in any order, however often it comes. */
        post: operations["peerMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/hotline12345/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages of the wire, newest first; how the line to each peer stands; what came without a proof this week. */
        get: operations["peerMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/hotline12345/messages/{message}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message once more under its own number: to the peer it is the same message. */
        post: operations["resendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in what a telephone system says of a call: it rings, was answered, ended. */
        post: operations["phoneEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/channels/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be read, newest first: a channel that must be taught something. */
        get: operations["unreadMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a sign-in code on this phone.
         * @description The answer is the same whether the phone is known or not. Only the newest code works, on this device, for 5 minutes.
         */
        post: operations["requestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find one account by its exact phone or document. Nobody there and no ground give the same answer. */
        post: operations["searchCitizens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with the code that was sent. It works once, on the device that asked for it, and for five tries.
         * @description The session lasts 30 days, and ends after 7 days without use.
         */
        post: operations["signInWithCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/sessions/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session, or every session of the account. */
        post: operations["signOutCitizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A citizen's account as staff see it: masked, for a purpose whose ground holds now. The citizen can see the look. */
        get: operations["citizenPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A citizen's document number in clear: the one that waits for confirmation, else the one that is bound. */
        post: operations["revealDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/guardian-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that a guardian, at the counter, consented to processing the data of a child under fourteen. */
        post: operations["recordGuardianConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a person's data from erasure for a legal reason, for at most three years. */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/holds/lifting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift every hold on a person's data. */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A citizen's phone number in clear. */
        post: operations["revealPhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/citizens/{citizen}/real-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A citizen's name in clear: the one that waits for confirmation, else the one that is bound. */
        post: operations["revealRealName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/command/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open cases that wait for the watch commander: refused twice, overdue, of level one, or taken by nobody. */
        get: operations["commanderBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/consent-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consent texts that hold now, one version of each kind. */
        get: operations["consentTexts"];
        put?: never;
        /** Publish the next version of a text. Published versions are never changed. */
        post: operations["publishConsentText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The areas of the caller's offices that no available unit would reach in time. */
        get: operations["coverageGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queue of the offices that the caller serves, one column of it, with the counts of all. */
        get: operations["myDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One column of the queue as CSV or XLSX, with the same filters. */
        get: operations["exportDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own saved views, in their order. */
        get: operations["myViews"];
        put?: never;
        /** Keep how one narrows the desk, under a name of one's own; given again it is changed. */
        post: operations["saveView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/desk/views/{view}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop one of one's own views. */
        post: operations["dropView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/development/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts of a demonstration as they are printed, with their codes of now. Elsewhere: nothing is found here. */
        get: operations["developmentAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/development/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The codes a demonstration has sent, newest first, at most fifty. Elsewhere: nothing is found here. */
        get: operations["developmentCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a part of a report that is not sent yet; parts come in any order and may be taken up again within a week. */
        post: operations["addToDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{draft}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has written so far. */
        get: operations["myDraft"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/drafts/{draft}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a draft; sent again it answers with the same case. */
        post: operations["submitDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/escalations/{escalation}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note what was answered to a report that went up; also after the case was closed. */
        post: operations["answerEscalation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The evidence of a matter that the caller may see, oldest first, with what was made of each piece. */
        get: operations["evidencePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A ZIP of originals and copies with manifest, proofs and an index to print; each original leaves a line. */
        post: operations["exportEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep evidence from being erased, by whomever and for whatever reason, until the hold is released. */
        post: operations["holdEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/evidence/holds/{hold}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a hold; from now on the evidence goes when it would have gone. */
        post: operations["releaseEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in during a period and how it stands now: each figure with its definition, numerator and denominator. */
        get: operations["figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases behind a number: those it counts, or those it is a share of. */
        get: operations["figureCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/figures/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of figures as XLSX; the definitions stand on its second sheet. */
        get: operations["figuresFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The follow-ups of one's offices that are still to be done. */
        get: operations["myFollowUps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/follow-ups/{follow_up}/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note a call or visit after closing and what the caller thinks of it; without a verdict it is tried again. */
        post: operations["doFollowUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/grants/{grant}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a role back from somebody else, at once; the id of the grant. */
        post: operations["revokeRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/hand-overs/{hand_over}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note what the agency answered; also after the case was closed. */
        post: operations["handOverAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/handovers/{handover}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over from the shift before on the same post; the instant that is kept. */
        post: operations["acknowledgeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the house is: database, lanes, journal, seals, disk and what the rooms add. */
        get: operations["houseHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tags, phrases, categories with their questions and limits of evidence: all that a report form is made of. */
        get: operations["intakeForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search all lines. The search itself leaves a line that says by what it was narrowed, never to what. */
        get: operations["searchJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of the journal as CSV or XLSX. */
        get: operations["exportJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest head: note it, and nobody can later change what stood before it without being found out. */
        get: operations["journalHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/receipts/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that proves, without trusting us, that a line about you stands in the journal as it was written. */
        get: operations["getReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/seals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the seals stand: the newest one, what is not sealed yet, the key, and when they were last checked here. */
        get: operations["sealStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/journal/seals/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check the newest seals and the lines under them; the whole chain is for `anmin journal verify`. */
        post: operations["verifySeals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/{letter}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Correct a letter that was not sent yet; its number stays. */
        put: operations["changeLetter"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/{letter}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note the answer to a letter; also after the case was closed. */
        post: operations["letterAnswered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/{letter}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The letter as a PDF page with number, addressee, text, date and the place of the seal. */
        get: operations["letterFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/{letter}/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the letter went out: from now on nothing in it changes. */
        post: operations["sendLetter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/map/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The open cases of the caller's offices that have a place, the most urgent first. */
        get: operations["mapIncidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The matters of the caller's scope, one column of them, with the counts of all. */
        get: operations["matterDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the page of a matter with its number and the code on the slip. */
        post: operations["openByCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/simulations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What changed rules would have made of past matters; nothing is written. */
        post: operations["simulateRules"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a matter might be, with the reasons; it decides nothing. */
        post: operations["suggestCategory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/take-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a matter down for somebody; one's own office takes part, and the answer finds its citizen by the slip. */
        post: operations["takeIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A matter with its lead, its deadline and everything that was asked, granted and answered. */
        get: operations["matterPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a matter: from now on this person is responsible for it at your organisation. */
        post: operations["acceptCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in the answer of the lead; the citizen hears it once it was reviewed. */
        post: operations["answerCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/answers/{answer}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the answer to the citizen, which concludes the matter, or send it back to the lead with the reason. */
        post: operations["reviewAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/assessment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a matter is and how urgent; an alarm that is none is diverted, a matter that has become urgent is an alarm. */
        post: operations["assessCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/dialogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written since the first question to the citizen, oldest first; they can see that it was read. */
        get: operations["matterDialogue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/extensions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a longer time, before the present one is over. */
        post: operations["extendDeadline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/extensions/{extension}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grant a longer time, which the citizen is told, or refuse it with the reason. */
        post: operations["decideExtension"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the citizen back in the thread; the clock rests until they answer. */
        post: operations["askCitizen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/resumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the clock run again without an answer. */
        post: operations["resumeMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return a matter with the reason, before or after accepting it; the second return raises it above the desk. */
        post: operations["returnCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/matters/{case}/routing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order the organisations that are to handle a matter, the lead first; each has to accept or to return it. */
        post: operations["routeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account. What is sealed is shown masked; `myData` gives the clear copy. */
        get: operations["myProfile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looked at one's personal data, when, at what and why; newest first. */
        get: operations["myAccessLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own cases and what one follows, with how far each is; without an account those of the session. */
        get: operations["myCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What one has consented to, and the whole log. */
        get: operations["myConsents"];
        put?: never;
        /** Consent to the version that holds now. For a child under fourteen only a guardian can, at a counter. */
        post: operations["giveConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/consents/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a consent back, as easily as it was given (PIPL article 15). What was done before stays lawful. */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A copy of everything held about oneself. Clear values leave their lines in one's own access log. */
        post: operations["myData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the account and erase its personal data in every room, at once. What must stay is named in the answer. */
        post: operations["eraseMe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erasure/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the code that erasure asks for, so that a session left open cannot erase an account. */
        post: operations["requestErasureCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/matters/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own matter: the organisation that is responsible, its deadline, and every answer that was given. */
        get: operations["myMatter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/matters/{case}/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tie one's new report to one's earlier matter; whoever leads hears it, and the level above when it was concluded. */
        post: operations["urgeMatter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/nickname": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the public name: 1 to 30 characters, emoji allowed, nothing that passes for an authority. */
        post: operations["changeNickname"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the number with both codes. Only who holds the new number learns that it belongs to another account. */
        post: operations["changePhone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/phone/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send two codes, one to the number until now and one to the new one. */
        post: operations["requestPhoneChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the language and whether one cannot speak or hear. */
        post: operations["changePreferences"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/real-name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give one's real name and document. The answer says honestly how far they were checked.
         * @description A document that stands with another account is not bound: it waits for a counter, like any other open question.
         */
        post: operations["verifyRealName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/real-name/counter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose the office where the document will be shown; its counter may then look at this account. */
        post: operations["chooseCounter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/real-name/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back the real name: name, document and birth date are emptied, an open verification ends. */
        post: operations["withdrawVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of one's verifications, newest first, at most a hundred. */
        get: operations["myVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Seal a photo, recording, video or document that belongs to a report. */
        post: operations["putEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/links/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a link leads to, or a part of it. Its making left the line: following it leaves none. */
        get: operations["followEvidenceLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The copy of a piece of evidence, without what the file told of place and maker; playing a recording leaves a line. */
        get: operations["showEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}/clips": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cut a part out of a recording; the recording stays as it is. */
        post: operations["clipEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to the shown copy for ten minutes; it leaves the line of a look, and what a citizen sent needs a purpose. */
        post: operations["linkEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}/original": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sealed original; each opening leaves a line, and what a citizen sent needs a purpose whose ground holds. */
        get: operations["openOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}/redactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cover parts of a picture for good in what is shown; the original stays as it is. */
        post: operations["redactEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/media/{evidence}/redactions/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a covered picture uncovered again; what was covered stays listed. */
        post: operations["undoRedaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that one's organisations ever said, also what is planned, over or withdrawn; the newest first. */
        get: operations["listNotices"];
        put?: never;
        /** Tell everybody in a place something, now or from a time on. */
        post: operations["publishNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is told to everybody now, pinned ones first and then the newest; with a place what matters there. */
        post: operations["nearbyNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One notice; of a withdrawn one its title and the reason. One that has not begun is there for its own staff alone. */
        get: operations["noticePage"];
        /** Say it otherwise; the new version. */
        put: operations["changeNotice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notices/{notice}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a notice back, with the reason: it leaves the list, its page says why. */
        post: operations["withdrawNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/mine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The orders one carries out: of the units one speaks for, and of one's office where it was ordered itself. */
        get: operations["myOrders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge an order by hand; that the terminal received it is apart from this. */
        post: operations["acknowledgeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let another unit take over an order: the new one is ordered and the old one withdrawn, both or neither. */
        post: operations["exchangeUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order the same responder all the same: it cannot refuse again (JJ-12). */
        post: operations["overrideRefusal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse an order with the reason; from the second refusal of a case on the watch commander decides. */
        post: operations["refuseOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/reply-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a page on which an organisation without an account answers its order once; an earlier link ends. */
        post: operations["makeReplyLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report from the scene; the first report may change category and level and ask for partners.
         * @description A unit on its way that asks for partners is heard before it arrives: its order stays where it stands.
         */
        post: operations["reportBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report the next stage: received, acknowledged, set out or arrived; reports have a door of their own. */
        post: operations["reportStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/welfare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer a welfare check: all well on the scene; the next one is due after the usual time. */
        post: operations["confirmWelfare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an order back, with the reason; its responder is told and acknowledges. */
        post: operations["withdrawOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{order}/withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge that an order was withdrawn: a cancellation reaches every unit and is confirmed by each. */
        post: operations["acknowledgeEnd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The offices of the house with their public names and duty phones. */
        get: operations["organisationTree"];
        put?: never;
        /** Add an organisation below one that the caller manages. */
        post: operations["addOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisation tree as a CSV file that can be imported again. */
        get: operations["exportOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add and change organisations from CSV or TOML, found by their code.
         * @description Columns: code, name, name_en, kind, parent (a code, which may stand further down), valid_from, valid_to, area, phone.
         */
        post: operations["importOrganisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what is said of an organisation; the new version. Its end is set by closing it. */
        put: operations["changeOrganisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the last day of an organisation that has neither staff nor open organisations below it; the new version. */
        post: operations["closeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/duty-gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When nobody stands a post of an organisation; somebody suspended or gone covers nothing. */
        get: operations["dutyGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/handovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What shifts of an organisation have left to the next ones, newest first. */
        get: operations["handovers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hang an organisation with everything below it under another one; the new version. */
        post: operations["moveOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/on-duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands which post of an organisation at an instant. */
        get: operations["onDuty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shifts of an organisation between two instants, at most 62 days apart. */
        get: operations["roster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/shift-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of a shift as PDF (值班日志): no people but colleagues; who is on duty only for those who may see it. */
        get: operations["shiftLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put somebody on a post of an organisation for a time. */
        post: operations["addShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation}/weekly-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The supervision sheet of an organisation for a week: lamps, figures with definitions, what is open and overdue. */
        get: operations["weeklySheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked-jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Timers and reactions that failed too often and wait for an operator. */
        get: operations["parkedJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked-jobs/{job}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a parked job run now; what waited behind it follows. */
        post: operations["rerunJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parked-jobs/{job}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a parked job up for good; what waited behind it follows. */
        post: operations["skipJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Add to or correct what is known of a party. */
        put: operations["changeParty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parties/{party}/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One field of a party in clear, as long as the case is open or closed for no more than thirty days. */
        get: operations["revealParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every permission that a door of this house needs. */
        get: operations["listPermissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/points/convert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A point in another datum; outside the Chinese mainland all are the same. */
        post: operations["convertPoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in positions of units; the newest of each wins, and only a surprise leaves a line. */
        post: operations["reportPositions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public/matters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everyday matters that are open, or were done within ninety days, by category and by the box of a map. */
        get: operations["publicMatters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note what a check visit found, with photos; not done, it is checked again or withdrawn. */
        post: operations["checkRectification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The order as a PDF page with number, addressee, demand, legal basis, deadline and the place of the seal. */
        get: operations["rectificationPdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification}/served": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note how and when the order was served, with the proof. */
        post: operations["serveRectification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rectifications/{rectification}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw an order, with the reason. */
        post: operations["withdrawRectification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The registers that the actor may read, with all that a generic page needs. */
        get: operations["listRegisters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End one row of a register. It stays in the history. */
        post: operations["endRegisterRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A register as CSV or XLSX, in the caller's language. */
        get: operations["exportRegister"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A code's rows with who recorded them; also those that were replaced, as they were believed. */
        get: operations["registerHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a file of rows: first as a dry run, then with the token that the dry run gave.
         * @description All rows are written or none. CHANGED_MEANWHILE when the register or the file differs from what the dry run saw.
         */
        post: operations["importRegister"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of the rows that hold at an instant. */
        get: operations["registerRows"];
        /**
         * Add or change one row of a register.
         * @description The old row ends when the new one begins; nothing is overwritten. What was planned for later stays planned.
         */
        put: operations["setRegisterRow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/registers/{register}/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a change of one row would have done to the cases of the last seven days; nothing is written. */
        post: operations["tryRegisterRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reply-links/stuck": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Links that failed, expired, or of which nothing was heard in time, the oldest first: each needs a call. */
        get: operations["stuckReplies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/near": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open matters near a point that anybody may know of, the nearest and then the newest first, at most twenty. */
        post: operations["nearReports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow an open matter near oneself: its public stages are told, and it stands among one's own matters. */
        post: operations["followCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{report}/unfollow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Follow a matter no more. */
        post: operations["unfollowCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/response-parties/{party}/excuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide that closing does not wait for a party; its open order is taken back. */
        post: operations["excuseParty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/response-parties/{party}/responder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Order somebody for a party that could not be ordered, refused or was taken back; the refusal binds nobody then. */
        post: operations["nameParty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responsible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who is responsible at a place, with the reason; abroad the country is named. */
        post: operations["responsibleFor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the road network by the one in a file. */
        post: operations["importRoads"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role by its code. */
        get: operations["listRoles"];
        put?: never;
        /** Make a role of permissions that doors of this house need; those of two administrators never meet in it. */
        post: operations["addRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change names and permissions of a role for everybody who holds it; the new version. */
        put: operations["changeRole"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services in force now, in their order. */
        get: operations["serviceMenu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{shift}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a shift off the roster, with the reason; the new version. */
        post: operations["cancelShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{shift}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what one's own shift leaves open, or write it again until it is acknowledged. */
        post: operations["writeHandover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{shift}/replace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody else stand a shift, with the reason; the new version. */
        post: operations["replaceOnShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shifts/{shift}/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let two people change places, with the reason; the new versions. */
        post: operations["swapShifts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** First step: login and password. Says what comes next; null never reaches a caller, a refusal does. */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The limits of signing in as they stand. */
        get: operations["signInPolicy"];
        /** Set the limits for sessions that begin from now on. */
        put: operations["changeSignInPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Where to go to log in, with fresh state, nonce and PKCE challenge. */
        post: operations["startOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/oidc/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come back from the provider. The second factor is asked for unless the policy believes the provider's. */
        post: operations["finishOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Second step: the code. Each works once; a failure counts like a wrong password. */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-in/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways of signing in the page offers. */
        get: operations["signInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End this session. */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an account that can do nothing until somebody else grants it a role. */
        post: operations["addStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The accounts of the caller's part of the house as CSV or XLSX; sent as a body, as the list is. */
        post: operations["exportStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find staff by whole name, beginning of the login, or organisation. Sent as a body: a name stands in no address. */
        post: operations["listStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member of staff within the caller's part of the house. */
        get: operations["staffPage"];
        /** Correct name, badge number, phone and whether the name is public; the new version. */
        put: operations["changeStaff"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record that somebody left: sessions end, every grant is revoked, nothing can sign in again; the version. */
        post: operations["dismissStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roles somebody holds, for which organisations and how long. */
        get: operations["staffGrants"];
        put?: never;
        /** Give somebody else a role for an organisation and everything below it. */
        post: operations["grantRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move somebody to another organisation; the version. Grants stay as they are: they belong to another person. */
        post: operations["moveStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/oidc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let an identity of the provider sign in to somebody else's account; the version.
         * @description An administrator's grants then rest until a security administrator confirms the person, as after a reset.
         */
        post: operations["bindOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/oidc/unbind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the binding of somebody else's account away; the version. */
        post: operations["unbindOidc"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm that a reset administrator's account is in the right hands: its grants hold again; the version. */
        post: operations["releaseStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a new first password and take the second factor away, for somebody who lost them; shown this once.
         * @description An administrator's grants then rest until a security administrator confirms the person: nobody takes over
         *     another administration alone.
         */
        post: operations["resetStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a suspended account again, with the password and second factor it had; the version. */
        post: operations["restoreStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shut an account at once, wherever it is signed in; the version. */
        post: operations["suspendStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/staff/{staff}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End the lock that followed too many failures; the version. */
        post: operations["unlockStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Supervision orders and instructions with what was ordered and answered. */
        get: operations["listSupervisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open matters by lamp and by the organisation that leads: red overdue, yellow with a quarter of the time left. */
        get: operations["supervisionBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/{supervision}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what was ordered, with the proof; whoever ordered it ends it or sends it back. */
        post: operations["answerSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/{supervision}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an order whose answer satisfies or that is not needed any more, or send its answer back. */
        post: operations["endSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/supervisions/{supervision}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the organisation has read the order. */
        post: operations["seeSupervision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Drop a sub-task that is not needed any more, with the reason. */
        post: operations["dropTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish a sub-task of one's own office, with what came of it; those that waited for it may begin. */
        post: operations["finishTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{task}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a sub-task of one's own office. */
        post: operations["startTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transfers that are open, wait for us, are stuck or have ended; of one peer or of all; newest first. */
        get: operations["transferDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a matter over: from now on this side is responsible. */
        post: operations["acceptTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the result back to whoever offered the matter. */
        post: operations["completeTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/confer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Unclear whose matter it is: both sides speak with the caller, and then agree. */
        post: operations["conferTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Still unclear, or not waiting any longer: whoever took the matter first handles it first. */
        post: operations["keepTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse a matter, with the reason; the second time it goes to the watch commander. */
        post: operations["refuseTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Return an accepted matter, with person, department and reason; the second time the watch commander decides. */
        post: operations["returnTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/transfers/{transfer}/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note what the citizen thinks of a finished transfer; a later verdict is shown in the place of the earlier one. */
        post: operations["noteTransferVerdict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/unit-shifts/{shift}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a shift of a unit off the roster. */
        post: operations["cancelUnitShift"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units of the caller's offices: how they stand, what they do, who is on them, where they are. */
        get: operations["listUnits"];
        put?: never;
        /** Add a unit. */
        post: operations["addUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The units of the caller's offices as CSV or XLSX. */
        get: operations["exportUnits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add and change many units at once, all or none; the same list again changes nothing. */
        post: operations["importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/positions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the units are, for a map: first all, then what has come since. */
        get: operations["unitPositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit with its next shifts and the statuses that may follow. */
        get: operations["unitPage"];
        /** Change what is known of a unit; the new version. */
        put: operations["changeUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/free": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a unit off the case it is on, with the reason; it is told and may be ordered again. */
        post: operations["freeUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a unit, newest first: statuses, orders, shifts, changes. */
        get: operations["unitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a unit out of service for good; one on a case stays. */
        post: operations["retireUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The shifts of a unit between two instants, at most 500. */
        get: operations["unitRoster"];
        put?: never;
        /** Put a crew on a unit for a time; nobody is on two units at once. */
        post: operations["rosterUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/units/{unit}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how a unit stands; only what may follow is taken, and a unit on a case is never made free by hand. */
        post: operations["setUnitStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to send a file in pieces; what has come is kept for a day. */
        post: operations["openUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of a file has come, so that its sender goes on there. */
        get: operations["showUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge and seal the whole as if it had come at once; asked again, it answers the same. */
        post: operations["finishUpload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload}/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the piece at this byte; what is there already may come again, a gap is refused. */
        post: operations["putChunk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits at the offices where one confirms names, oldest first, at most two hundred; no names. */
        get: operations["waitingVerifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{verification}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm, having seen the person and the document, a verification that waits at one's own office. */
        post: operations["confirmRealName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/verifications/{verification}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse, with a reason, a verification that waits at one's own office. */
        post: operations["refuseRealName"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls about a matter, oldest first. */
        get: operations["callsOf"];
        put?: never;
        /** Begin a call about a matter: its caller rings next, staff sends the link. Needs neither camera nor engine. */
        post: operations["startCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Come into a call, or back into it; every joining is told to all who are in it. */
        post: operations["joinCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/ringing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calls that ring at the caller's offices, the longest first. */
        get: operations["ringingCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a call stands, who is in it, what flows, what was asked; the page that asks is in the call. */
        get: operations["showCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a ringing call in hand; one at a time has it. */
        post: operations["answerCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do not take a ringing call, with the reason; the matter and its thread go on. */
        post: operations["declineCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a call for everybody; an officer or a supervisor only leaves it. */
        post: operations["endCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a call on hold, or take it off: held, nobody sees or hears anybody, and nothing is recorded. */
        post: operations["holdCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's number, masked, and how far the link of a call came. */
        get: operations["showCallLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/link/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the link of a call as a text message; at most three times in ten minutes. */
        post: operations["sendCallLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/listenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See and hear what another participant sends; the page answers the offer of the house, or of the other page. */
        post: operations["listenMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/listenings/{listening}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take up the offer of the house, or of the other page. */
        post: operations["answerListen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/listenings/{listening}/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sender's page offers itself to a listener that waits for it, where no engine stands between them. */
        post: operations["offerListen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/manifest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was recorded of a call: files, segments, gaps with reasons, heads in the journal, snapshots. */
        get: operations["callManifest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send picture and sound; a second publication takes the place of the first, from whichever page it comes. */
        post: operations["publishMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/publications/{publication}/pieces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in the next piece of what one's own page records; what is there already may come again, a gap is refused. */
        post: operations["putRecordingPiece"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the caller's page for something; the caller decides. */
        post: operations["askCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find the network's way anew for a connection of one's own; or be told to make a new one.
         * @description What goes from page to page and stands has nothing to mend here: its listeners ask anew.
         */
        post: operations["restartMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/ring": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ring the console; media are not needed for it. Ringing again changes nothing. */
        post: operations["ringCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a frame of the call as evidence of its matter, with the call's clock and its hash. */
        post: operations["snapshotCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The caller's page says in which way it goes on: picture, sound, text, file. */
        post: operations["takeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let another office have the call: it rings there, and whoever had it lets go. */
        post: operations["transferCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/video-calls/{call}/voice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the caller's phone loud, or silent again: where they must stay silent only after a warning. */
        post: operations["setVoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/weekly-sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The weekly sheets that were issued, the newest first. */
        get: operations["weeklySheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessLine
         * @description One look: when, by whom, masked or in clear, at what, and for which purpose.
         *
         *         The same masked look again within ten minutes is told with it: `since` the first, `at` the last, `times` how many.
         */
        AccessLine: {
            at: string;
            by: components["schemas"]["Looker"];
            fields: components["schemas"]["Field"][];
            look: components["schemas"]["Look"];
            purpose: components["schemas"]["Field"];
            seq: number;
            since: string;
            times: number;
        };
        /**
         * Actor
         * @description Who did it. `name`: of colleagues only, within the caller's scope.
         */
        Actor: {
            by: components["schemas"]["anmin.cases.terms.timeline.By"];
            name: string | null;
            says: components["schemas"]["Text"];
            staff: string | null;
        };
        /**
         * AddedStaff
         * @description `first_password` is shown this once; the person must change it before anything else. Empty: none was made.
         */
        AddedStaff: {
            first_password: string;
            /** Format: uuid */
            staff: string;
        };
        /**
         * Administrator
         * @enum {unknown}
         */
        Administrator: "audit" | "security" | "system";
        /**
         * Alarmed
         * @description `case` None: the device told where it is and has no open case. `begun`: this message began the case.
         */
        Alarmed: {
            begun: boolean;
            case: string | null;
        };
        /**
         * Answer
         * @description What the lead found and did, for the citizen; its words are sealed.
         */
        Answer: {
            at: string;
            by: string | null;
            /** Format: uuid */
            case: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            office: string;
            order: string | null;
            /** @default null */
            reviewed_at: string | null;
            /** @default null */
            reviewed_by: string | null;
            round: number;
            state: components["schemas"]["AnswerState"];
            version: number;
        };
        /** AnswerShown */
        AnswerShown: {
            answer: components["schemas"]["Answer"];
            review: string;
            text: string;
        };
        /**
         * AnswerState
         * @enum {unknown}
         */
        AnswerState: "answered" | "given_in" | "sent_back";
        /**
         * Answered
         * @description What the caller keeps. `token`: a session for somebody without an account, to write, track and send positions.
         *
         *         `notice`: the text that the screen may show; for a silent alarm it says nothing.
         */
        Answered: {
            /** Format: uuid */
            case: string;
            level: number;
            notice: string;
            number: string;
            quiet: boolean;
            raised_at: string;
            state: components["schemas"]["CaseState"];
            token: string | null;
        };
        /**
         * Area
         * @description A rectangle in parts of the picture's width and height, from its upper left corner.
         */
        Area: {
            h: number;
            w: number;
            x: number;
            y: number;
        };
        /**
         * AreaImportOutcome
         * @description With problems nothing is written and there is no `token`. `mended`: features whose crossing outline was mended.
         */
        AreaImportOutcome: {
            added: number;
            changed: number;
            dry_run: boolean;
            ended: number;
            mended: number[];
            problems: components["schemas"]["FeatureProblem"][];
            token: string | null;
            unchanged: number;
            /** Format: date */
            valid_from: string;
        };
        /**
         * AreaKind
         * @enum {unknown}
         */
        AreaKind: "grid" | "jurisdiction";
        /**
         * AreaName
         * @description An area without its outline, as it is shown.
         */
        AreaName: {
            code: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AreaKind"];
            level: number;
            name: string;
        };
        /**
         * AreaOutcome
         * @description `version` is the one to give with the next change.
         */
        AreaOutcome: {
            /** Format: uuid */
            area: string;
            version: number;
        };
        /**
         * AreaPageShown
         * @description The newest period first, at most 200. `version` is to be given with a change.
         */
        AreaPageShown: {
            code: string;
            /** Format: uuid */
            id: string;
            periods: components["schemas"]["AreaPeriod"][];
            version: number;
        };
        /**
         * AreaPeriod
         * @description What held from the day `valid_from` to before the day `valid_to`; equal days: replaced on the day it began.
         */
        AreaPeriod: {
            geometry: unknown;
            kind: components["schemas"]["AreaKind"];
            level: number;
            name: string;
            officer: string | null;
            organisation: string | null;
            parent: string | null;
            recorded_at: string;
            source_datum: components["schemas"]["Datum"];
            /** Format: date */
            valid_from: string;
            valid_to: string | null;
            version: number;
        };
        /**
         * AreaShown
         * @description One area. `officer` is shown to staff only; `geometry` is null unless it was asked for.
         */
        AreaShown: {
            code: string;
            geometry: unknown;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AreaKind"];
            level: number;
            name: string;
            officer: string | null;
            organisation: string | null;
            parent: string | null;
            source_datum: components["schemas"]["Datum"];
            /** Format: date */
            valid_from: string;
            valid_to: string | null;
            version: number;
        };
        /**
         * AreasShown
         * @description `next` is given back as `after` while there are more.
         */
        AreasShown: {
            areas: components["schemas"]["AreaShown"][];
            next: string | null;
        };
        /**
         * Ask
         * @description What a first report asks for.
         * @enum {unknown}
         */
        Ask: "ambulance" | "fire" | "more_police" | "other" | "technicians" | "tow" | "traffic" | "utility" | "video";
        /**
         * AtCounter
         * @description `elsewhere`: the document stood with another account when it was given.
         */
        AtCounter: {
            at: string;
            /** Format: uuid */
            citizen: string;
            elsewhere: boolean;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["DocumentKind"];
            level: components["schemas"]["RealNameState"];
            /** Format: uuid */
            office: string;
            warnings: components["schemas"]["Finding"][];
        };
        /**
         * Backup
         * @description `proved_at`: when it had been loaded and found the same. Where it lies, whoever made it knows.
         */
        Backup: {
            bytes: number;
            made_at: string;
            proved_at: string;
            rows: number;
            server: number;
        };
        /**
         * Basis
         * @description What a time to the scene rests on.
         * @enum {unknown}
         */
        Basis: "beyond" | "no_place" | "road" | "straight_line";
        /**
         * Beside
         * @description Another responder of the same case. `name`: of its office for one beyond the caller's scope.
         */
        Beside: {
            kind: components["schemas"]["ResponderKind"];
            name: components["schemas"]["Text"];
            /** Format: uuid */
            order: string;
            /** Format: uuid */
            responder: string;
            state: components["schemas"]["OrderState"];
        };
        /**
         * Busy
         * @description What a unit is ordered to: the order, its case and the case's level (1 the most urgent).
         */
        Busy: {
            /** Format: uuid */
            assignment: string;
            /** Format: uuid */
            case: string;
            level: number;
        };
        /**
         * CallAsk
         * @description What staff may ask of a caller's page.
         * @enum {unknown}
         */
        CallAsk: "flip_camera" | "location" | "mute" | "snapshot" | "torch" | "unmute" | "video_off" | "video_on";
        /**
         * CallKind
         * @description 来话类型, apart from the category.
         * @enum {unknown}
         */
        CallKind: "complaint" | "consultation" | "duplicate" | "feedback" | "help" | "nuisance" | "other" | "test";
        /**
         * CallLink
         * @description For `/call#<token>`: once, until then.
         */
        CallLink: {
            token: string;
            until: string;
        };
        /**
         * CallLinkOnItsWay
         * @description `showCallLink` says what became of it.
         */
        CallLinkOnItsWay: {
            link: components["schemas"]["CallLink"];
            /** Format: uuid */
            send: string;
        };
        /**
         * CallLinkShown
         * @description `to`: the number of who told of the matter, masked; None: not known, or none that takes texts. `quiet`: they must
         *         stay silent. `sends`: the newest first.
         */
        CallLinkShown: {
            quiet: boolean;
            sends: components["schemas"]["ShownLinkSend"][];
            to: string | null;
        };
        /**
         * CallLinkState
         * @enum {unknown}
         */
        CallLinkState: "failed" | "sent" | "waiting";
        /**
         * CallLinkWhy
         * @description Why a text message was not sent.
         * @enum {unknown}
         */
        CallLinkWhy: "call_over" | "channel_away" | "no_channel" | "refused";
        /**
         * CallManifest
         * @description `heads`: the lines of the journal that hold heads of the chains.
         */
        CallManifest: {
            agreed_at: string | null;
            answered_at: string | null;
            /** Format: uuid */
            call: string;
            created_at: string;
            ended_at: string | null;
            heads: components["schemas"]["RecordedHead"][];
            owner: string;
            picture: components["schemas"]["Picture"];
            publications: components["schemas"]["RecordedPublication"][];
            snapshots: components["schemas"]["RecordedSnapshot"][];
            state: components["schemas"]["LiveState"];
        };
        /**
         * CallRole
         * @enum {unknown}
         */
        CallRole: "call_taker" | "caller" | "officer" | "supervisor";
        /**
         * CallShown
         * @description `number` and `owner` are masked; None: withheld or not told. `seconds` until it was answered.
         */
        CallShown: {
            answered_by: string | null;
            /** Format: uuid */
            call: string;
            call_back_at: string | null;
            called_back_at: string | null;
            case: string | null;
            ended_at: string | null;
            line: string;
            number: string | null;
            owner: string | null;
            queued_at: string;
            seat: string;
            seconds: number | null;
            state: components["schemas"]["CallState"];
        };
        /**
         * CallState
         * @enum {unknown}
         */
        CallState: "abandoned" | "answered" | "called_back" | "ended" | "ringing";
        /**
         * CallStep
         * @description The ladder: what the caller can still do, from the best down.
         * @enum {unknown}
         */
        CallStep: "audio" | "file" | "text" | "video";
        /**
         * CallerNumber
         * @description To be shown to the person who asked, and kept nowhere.
         */
        CallerNumber: {
            value: string;
        };
        /**
         * CallerPlace
         * @description Where the caller is, WGS-84, beside where it happens.
         */
        CallerPlace: {
            accuracy: number | null;
            at: string | null;
            lat: number;
            lon: number;
        };
        /**
         * CameraKind
         * @enum {unknown}
         */
        CameraKind: "crossing" | "other" | "premises" | "street";
        /**
         * CameraShown
         * @description Where a camera stands; never its stream.
         */
        CameraShown: {
            code: string;
            en: string;
            kind: components["schemas"]["CameraKind"];
            lat: number;
            lon: number;
            metres: number;
            organisation: string;
            zh: string;
        };
        /**
         * CandidateShown
         * @description Rank from 1. `seconds` None: not reached within the limit; `metres`: the straight line.
         *
         *         `serves`: places in the needs; `preempts`: the event it would be taken from.
         */
        CandidateShown: {
            basis: components["schemas"]["Basis"];
            kind: components["schemas"]["UnitKind"];
            metres: number | null;
            /** Format: uuid */
            office: string;
            preempts: components["schemas"]["Busy"] | null;
            rank: number;
            reasons_against: components["schemas"]["Reason"][];
            reasons_for: components["schemas"]["Reason"][];
            seconds: number | null;
            serves: number[];
            status: string;
            /** Format: uuid */
            unit: string;
        };
        /**
         * Case
         * @description What an action needs of a case. `epoch` counts its states: a timer of an earlier one finds another epoch.
         *
         *         `desk` took it in, `office` has jurisdiction now, `offices` are all who take part and may see it.
         */
        Case: {
            category: string;
            channel: components["schemas"]["Channel"];
            /** @default null */
            claimed_at: string | null;
            /** @default null */
            claimed_by: string | null;
            closed_at: string | null;
            commander: string | null;
            /** Format: uuid */
            desk: string;
            disposition: string;
            due_at: string | null;
            epoch: number;
            first_category: string;
            /** Format: uuid */
            first_office: string;
            flags: components["schemas"]["Flag"][];
            home_office: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["CaseKind"];
            lat: number | null;
            lead: string | null;
            level: number;
            lon: number | null;
            measure: string;
            number: string;
            /** Format: uuid */
            office: string;
            offices: string[];
            opened_at: string | null;
            opened_by: string | null;
            person: string | null;
            raised_at: string;
            rated_at: string | null;
            reopened: number;
            reported_at: string | null;
            response_level: number | null;
            state: components["schemas"]["CaseState"];
            tag: string;
            taken_at: string | null;
            taken_by: string | null;
            template: string;
            verdict: string;
            version: number;
            waiting_since: string | null;
        };
        /**
         * CaseKind
         * @description All but the first are matters that nobody has to race for; the room `matters` keeps their time.
         * @enum {unknown}
         */
        CaseKind: "consultation" | "emergency" | "petition" | "service";
        /**
         * CaseLine
         * @description A case in a list. `practice`: a test or a drill, left out of every figure. `age`: seconds since it was raised, or
         *         since it was due when it was scheduled. `place`: in words; `orders`: all that were given, `open_orders`: not ended.
         */
        CaseLine: {
            age: number;
            call_kind: components["schemas"]["CallKind"];
            /** Format: uuid */
            case: string;
            category: components["schemas"]["Named"] | null;
            channel: components["schemas"]["Channel"];
            claim: components["schemas"]["ClaimShown"] | null;
            clock: components["schemas"]["ClockShown"] | null;
            disposition: components["schemas"]["Named"] | null;
            due_at: string | null;
            flags: components["schemas"]["Flag"][];
            kind: components["schemas"]["CaseKind"];
            lat: number | null;
            level: number;
            light: components["schemas"]["SeatLight"] | null;
            lon: number | null;
            mine: boolean;
            number: string;
            office: components["schemas"]["Named"] | null;
            open_orders: number;
            orders: number;
            place: string;
            practice: boolean;
            raised_at: string;
            reopened: number;
            state: components["schemas"]["CaseState"];
            tag: components["schemas"]["Named"] | null;
            unread: number;
            waiting_since: string | null;
        };
        /**
         * CaseState
         * @description `received → taken → ordered → handling → reported → closed`; an open one always has somebody and a clock.
         * @enum {unknown}
         */
        CaseState: "closed" | "handling" | "merged" | "ordered" | "received" | "reported" | "scheduled" | "taken";
        /**
         * CasesBehind
         * @description Newest first.
         */
        CasesBehind: {
            cases: components["schemas"]["CaseLine"][];
            next: string | null;
        };
        /**
         * CategoryOffered
         * @description `offered`: may be chosen; the others only stand above such. `police` False: 12345 answers for it. `words`: how
         *         people put it, to search by. `template`: whose questions are asked.
         */
        CategoryOffered: {
            code: string;
            en: string;
            offered: boolean;
            parent: string;
            police: boolean;
            template: string;
            words: string[];
            zh: string;
        };
        /**
         * Channel
         * @enum {unknown}
         */
        Channel: "app" | "counter" | "device" | "hotline" | "kiosk" | "officer" | "partner" | "phone" | "silent" | "sms" | "snap" | "video" | "wechat";
        /**
         * Check
         * @description `part`: what was looked at. `value`: the figure behind the sentence.
         */
        Check: {
            en: string;
            /** @enum {unknown} */
            grade: "bad" | "good" | "warning";
            part: string;
            says: components["schemas"]["Text"];
            value: number;
            zh: string;
        };
        /** Checked */
        Checked: {
            at: string;
            said: components["schemas"]["SealsChecked"];
        };
        /**
         * Choice
         * @description One code that a choice may be, with its texts.
         */
        Choice: {
            en: string;
            value: string;
            zh: string;
        };
        /**
         * Chosen
         * @description A unit and the need it serves, a place in the needs.
         */
        Chosen: {
            need: number;
            /** Format: uuid */
            unit: string;
        };
        /**
         * Circle
         * @description Where it matters: WGS-84, and metres around it.
         */
        Circle: {
            lat: number;
            lon: number;
            /** @default 1000 */
            metres?: number;
        };
        /**
         * CitizenCase
         * @description One's own case. `content`: what one wrote oneself; `outcome`: what the police say came of it. `receipt`: the line
         *         that says that the case was raised; `getReceipt` gives its proof once it is sealed.
         */
        CitizenCase: {
            can_rate: boolean;
            content: string;
            disposition: components["schemas"]["Named"] | null;
            outcome: string;
            own: components["schemas"]["OwnCase"];
            receipt: number | null;
            steps: components["schemas"]["PublicStep"][];
            /** @enum {unknown} */
            view: "citizen";
        };
        /**
         * CitizenSession
         * @description `new`: the account was opened just now.
         */
        CitizenSession: {
            /** Format: uuid */
            citizen: string;
            new: boolean;
            token: string;
        };
        /**
         * CitizenTimeline
         * @description What the caller was told; nothing of a quiet case.
         */
        CitizenTimeline: {
            steps: components["schemas"]["PublicStep"][];
            /** @enum {unknown} */
            view: "citizen";
        };
        /**
         * ClaimShown
         * @description Who is opening a case that nobody has taken. `stale`: the grace is over, anybody may claim it.
         */
        ClaimShown: {
            at: string;
            /** Format: uuid */
            by: string;
            name: string | null;
            stale: boolean;
        };
        /**
         * Clear
         * @description The clear text: to be shown to the person who asked, and kept nowhere.
         */
        Clear: {
            value: string;
        };
        /**
         * Clipped
         * @description `derived`: the clip, a piece of its own. `sha256` in hex; `seconds` as it plays.
         */
        Clipped: {
            /** Format: uuid */
            derived: string;
            seconds: number;
            sha256: string;
        };
        /**
         * ClockName
         * @description Everything on a case that has a limit or comes back after a while.
         * @enum {unknown}
         */
        ClockName: "acknowledge" | "answer" | "answer_nearly_all" | "arrive" | "call_back" | "claim" | "follow_up" | "report_back" | "set_out" | "unacknowledged" | "unanswered" | "unclosed" | "unordered" | "waiting" | "welfare";
        /**
         * ClockShown
         * @description The clock that runs out next. `since`: when it began, so that three quarters of it can be told.
         *
         *         `step`: 1 while nobody has been warned yet, then one more each time.
         */
        ClockShown: {
            clock: components["schemas"]["ClockName"];
            due_at: string;
            overdue: boolean;
            since: string;
            step: number;
        };
        /**
         * CodeOnItsWay
         * @description The same for every phone, known or not.
         */
        CodeOnItsWay: {
            again_in_seconds: number;
            valid_seconds: number;
        };
        /**
         * CodePurpose
         * @description A code opens one thing only.
         * @enum {unknown}
         */
        CodePurpose: "erase" | "leave_phone" | "new_phone" | "sign_in";
        /**
         * Concern
         * @enum {unknown}
         */
        Concern: "level_one" | "overdue" | "refused" | "unanswered";
        /**
         * Consent
         * @description How somebody agreed that a matter is brought in their name.
         * @enum {unknown}
         */
        Consent: "guardian" | "oral" | "written";
        /**
         * ConsentAct
         * @enum {unknown}
         */
        ConsentAct: "given" | "withdrawn";
        /**
         * ConsentKind
         * @description Each is asked separately (PIPL articles 14, 29 and 31); more kinds are added with the rooms that need them.
         * @enum {unknown}
         */
        ConsentKind: "biometrics" | "child_under_14" | "precise_location" | "privacy_policy" | "real_name";
        /**
         * ConsentLine
         * @description `given_by`: the citizen, or the member of staff before whom a guardian consented.
         */
        ConsentLine: {
            act: components["schemas"]["ConsentAct"];
            at: string;
            given_by: string;
            kind: components["schemas"]["ConsentKind"];
            version: number;
        };
        /**
         * ConsentText
         * @description One version of a text. `renews`: consent to an earlier version does not carry over to it.
         */
        ConsentText: {
            en: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ConsentKind"];
            renews: boolean;
            valid_from: string;
            version: number;
            zh: string;
        };
        /**
         * Consents
         * @description `standing`: what is consented to now. `log`: every word of it, newest first, at most two hundred.
         */
        Consents: {
            log: components["schemas"]["ConsentLine"][];
            standing: components["schemas"]["ConsentKind"][];
        };
        /**
         * ConvertedPoint
         * @description The pair in degrees of `datum`, and in WGS-84.
         */
        ConvertedPoint: {
            datum: components["schemas"]["Datum"];
            lat: number;
            lon: number;
            wgs84: components["schemas"]["Point"];
        };
        /**
         * Country
         * @description `code` is ISO 3166-1 alpha-2; `CN` is the mainland, beside it `HK`, `MO` and `TW`, whose names say China.
         */
        Country: {
            code: string;
            en: string;
            zh: string;
        };
        /** DataCopy */
        DataCopy: {
            made_at: string;
            parts: components["schemas"]["DataPart"][];
        };
        /**
         * DataPart
         * @description What one room holds; clear values are in clear, because they are one's own.
         */
        DataPart: {
            data: unknown;
            en: string;
            name: string;
            zh: string;
        };
        /**
         * Datum
         * @description What a pair of coordinates means. CGCS2000 and WGS-84 differ by centimetres and are kept as one.
         * @enum {unknown}
         */
        Datum: "bd09" | "cgcs2000" | "gcj02" | "wgs84";
        /**
         * DeclineReason
         * @enum {unknown}
         */
        DeclineReason: "busy" | "by_text" | "elsewhere" | "nuisance";
        /**
         * Derivation
         * @description What a derived piece is. The original is never touched by it.
         * @enum {unknown}
         */
        Derivation: "captions" | "clip" | "redaction";
        /**
         * DerivedPiece
         * @description What was made of a piece. `shown`: instead of it. `why`: for a covered picture.
         */
        DerivedPiece: {
            derivation: components["schemas"]["Derivation"];
            /** Format: uuid */
            evidence: string;
            made_at: string;
            media_type: components["schemas"]["MediaType"];
            sha256: string;
            shown: boolean;
            size: number;
            staff: string | null;
            why: string | null;
        };
        /**
         * Desk
         * @description A page of one column, the most urgent and then the longest waiting first. The counts keep to the filters; `mine`
         *         counts over the open ones of all columns.
         */
        Desk: {
            cases: components["schemas"]["CaseLine"][];
            columns: components["schemas"]["anmin.cases.queries.desk.Column"][];
            mine: number;
            next: string | null;
        };
        /**
         * DeskColumn
         * @description An open case stands in exactly one; a follow-up that is due within a day brings a closed one back.
         * @enum {unknown}
         */
        DeskColumn: "follow_up" | "in_work" | "reported" | "scheduled" | "waiting" | "waiting_for_caller";
        /**
         * DeskFilters
         * @description `mine`: only what the caller has taken or commands. `number`: a part of the number. `category`: with all below it.
         *         `office`: its jurisdiction or its desk. `overdue`: only where a clock has run out. `kind`: left out, alarms and every follow-up: other matters have `matterDesk`.
         */
        DeskFilters: {
            /** @default null */
            category?: string | null;
            /** @default null */
            channel?: components["schemas"]["Channel"] | null;
            /** @default waiting */
            column?: components["schemas"]["DeskColumn"];
            /** @default null */
            flag?: components["schemas"]["Flag"] | null;
            /** @default null */
            kind?: components["schemas"]["CaseKind"] | null;
            /** @default null */
            level?: number | null;
            /** @default false */
            mine?: boolean;
            /** @default  */
            number?: string;
            /** @default null */
            office?: string | null;
            /** @default false */
            overdue?: boolean;
            /** @default null */
            state?: components["schemas"]["CaseState"] | null;
        };
        /**
         * Detail
         * @description One value of a line: the field with its name, and what it says.
         */
        Detail: {
            field: components["schemas"]["Said"];
            name: components["schemas"]["Text"];
            says: components["schemas"]["Text"];
        };
        /**
         * DevelopmentAccount
         * @description `code`: what its authenticator shows now, for `seconds` more.
         */
        DevelopmentAccount: {
            code: string;
            login: string;
            office: string;
            password: string;
            role: string;
            seconds: number;
        };
        /**
         * DevelopmentCode
         * @description The phone is masked, the code is not.
         */
        DevelopmentCode: {
            code: string;
            made_at: string;
            phone: string;
            purpose: components["schemas"]["CodePurpose"];
        };
        /**
         * DeviceHeard
         * @description `kept`: where the message lies when it could not be read.
         */
        DeviceHeard: {
            case: string | null;
            kept: string | null;
        };
        /**
         * DialogueLine
         * @description `evidence`: files that came with it.
         */
        DialogueLine: {
            at: string;
            body: string;
            evidence: string[];
            /** Format: uuid */
            id: string;
            side: components["schemas"]["Side"];
        };
        /**
         * DocumentKind
         * @enum {unknown}
         */
        DocumentKind: "citizen_id" | "foreign_residence" | "hm_travel" | "hmt_residence" | "passport" | "taiwan_travel";
        /**
         * Doing
         * @description What a unit is ordered to. `stage`: how far it is.
         */
        Doing: {
            /** Format: uuid */
            case: string;
            level: number | null;
            number: string | null;
            /** Format: uuid */
            order: string;
            ordered_at: string | null;
            stage: components["schemas"]["OrderState"] | null;
        };
        /**
         * DraftKept
         * @description `token`: a session for somebody without an account, given with the first piece; the draft is theirs alone.
         */
        DraftKept: {
            /** Format: uuid */
            draft: string;
            pieces: number;
            /** @default null */
            token: string | null;
            version: number;
        };
        /**
         * DraftShown
         * @description `name` and `phone` are masked; `evidence` in the order in which it came; `case` once it was sent.
         */
        DraftShown: {
            case: string | null;
            /** Format: uuid */
            draft: string;
            evidence: string[];
            name: string | null;
            phone: string | null;
            state: components["schemas"]["DraftState"];
            told: components["schemas"]["Told"];
            version: number;
        };
        /**
         * DraftState
         * @enum {unknown}
         */
        DraftState: "open" | "sent";
        /**
         * DutyPost
         * @enum {unknown}
         */
        DutyPost: "call_taker" | "dispatcher" | "duty_leader" | "duty_officer" | "patrol" | "standby" | "watch_commander";
        /**
         * Effect
         * @description One thing that would have come otherwise. `about`: its number as people know it.
         */
        Effect: {
            about: string;
            after: components["schemas"]["Text"];
            before: components["schemas"]["Text"];
            id: string;
        };
        /**
         * EndReason
         * @description Why a call ended.
         * @enum {unknown}
         */
        EndReason: "declined" | "done" | "hung_up" | "lost" | "mistaken" | "never_rang" | "unanswered";
        /**
         * Erasure
         * @description What stays, and why; none of it names the person.
         */
        Erasure: {
            kept: components["schemas"]["KeptThing"][];
        };
        /** Escalation */
        Escalation: {
            answer: string;
            answered_at: string | null;
            at: string;
            by: string | null;
            /** Format: uuid */
            case: string;
            /** Format: uuid */
            id: string;
            note: string;
            /** Format: uuid */
            office: string;
            step: components["schemas"]["Step"];
        };
        /**
         * EvidenceKind
         * @enum {unknown}
         */
        EvidenceKind: "document" | "photo" | "video" | "voice";
        /**
         * EvidenceListed
         * @description `held`: a hold stands on the whole matter. `holds` are for staff alone.
         */
        EvidenceListed: {
            held: boolean;
            holds: components["schemas"]["StandingHold"][];
            owner: string;
            pieces: components["schemas"]["PieceOfEvidence"][];
        };
        /**
         * Extension
         * @description A longer time that a lead asks for: `span` in the unit in which the matter is counted.
         */
        Extension: {
            asked_at: string;
            asked_by: string | null;
            /** Format: uuid */
            case: string;
            /** @default null */
            decided_at: string | null;
            /** @default null */
            decided_by: string | null;
            /** Format: uuid */
            id: string;
            order: string | null;
            span: components["schemas"]["Span"];
            state: components["schemas"]["ExtensionState"];
            version: number;
        };
        /** ExtensionShown */
        ExtensionShown: {
            decision: string;
            extension: components["schemas"]["Extension"];
            reason: string;
        };
        /**
         * ExtensionState
         * @enum {unknown}
         */
        ExtensionState: "asked" | "granted" | "refused";
        /**
         * FactorOffered
         * @description The secret of the authenticator, shown this once: as text, and as the address of its QR code.
         */
        FactorOffered: {
            secret: string;
            uri: string;
        };
        /**
         * FactorSet
         * @description As `Renewed`, with ten recovery codes that are shown this once.
         */
        FactorSet: {
            recovery_codes: string[];
            restricted: boolean;
            token: string;
        };
        /**
         * FamilyConsent
         * @enum {unknown}
         */
        FamilyConsent: "given" | "not_found" | "refused";
        /**
         * FeatureProblem
         * @description `feature` counts from 1; 0 is the file itself.
         */
        FeatureProblem: {
            code: components["schemas"]["FileFault"];
            en: string;
            feature: number;
            zh: string;
        };
        /** Field */
        Field: {
            code: string;
            en: string;
            zh: string;
        };
        /**
         * FigureCode
         * @enum {unknown}
         */
        FigureCode: "accepted_in_time" | "alarms" | "basically" | "collected" | "dissatisfied" | "diverted" | "done" | "done_rate" | "effective" | "first_contact" | "first_reply" | "from_hotline" | "on_time" | "overdue_open" | "reopened" | "resolution" | "returned" | "satisfied" | "to_hotline" | "turned_urgent" | "unrated";
        /**
         * FigureRow
         * @description `key`: what `figureCases` takes as `group`; `values` in the order of the figures.
         */
        FigureRow: {
            key: string;
            name: components["schemas"]["Text"];
            values: components["schemas"]["Value"][];
        };
        /** FigureShown */
        FigureShown: {
            code: components["schemas"]["FigureCode"];
            definition: components["schemas"]["Text"];
            name: components["schemas"]["Text"];
            shape: components["schemas"]["Shape"];
        };
        /**
         * FigureSide
         * @description Which cases behind a figure.
         * @enum {unknown}
         */
        FigureSide: "denominator" | "numerator";
        /**
         * FigureTable
         * @description `rows`: the most collected first, days in their order; `total` is over all of them.
         */
        FigureTable: {
            by: components["schemas"]["anmin.insight.terms.By"];
            figures: components["schemas"]["FigureShown"][];
            rounding: components["schemas"]["Text"];
            rows: components["schemas"]["FigureRow"][];
            /** Format: date */
            since: string;
            total: components["schemas"]["FigureRow"];
            /** Format: date */
            until: string;
        };
        /**
         * FileFault
         * @description Why a GeoJSON file or one of its features is refused.
         * @enum {unknown}
         */
        FileFault: "crossing" | "empty" | "more" | "no_area" | "not_geojson" | "officer_unknown" | "open_ring" | "organisation_closed" | "organisation_unknown" | "out_of_range" | "outside_scope" | "parent_unknown" | "same_code" | "too_big" | "too_many_features" | "too_many_vertices" | "unknown_datum" | "wrong_bbox" | "wrong_dates" | "wrong_feature" | "wrong_kind" | "wrong_level" | "wrong_parent";
        /**
         * FileFormat
         * @enum {unknown}
         */
        FileFormat: "csv" | "toml";
        /**
         * FileState
         * @enum {unknown}
         */
        FileState: "ended" | "growing" | "missing" | "sealed";
        /**
         * Filed
         * @description A code with its texts. `icon`: of a category.
         */
        Filed: {
            code: string;
            en: string;
            /** @default  */
            icon: string;
            zh: string;
        };
        /**
         * Finding
         * @enum {unknown}
         */
        Finding: "future_birth" | "impossible_date" | "unknown_region" | "unlikely_age" | "wrong_checksum" | "wrong_form";
        /**
         * FixGiven
         * @description A position in degrees of `datum`. `accuracy`: metres; `speed`: metres a second; `heading`: degrees from north.
         */
        FixGiven: {
            /** @default null */
            accuracy?: number | null;
            /** Format: date-time */
            at: string;
            /** @default wgs84 */
            datum?: components["schemas"]["Datum"];
            /** @default null */
            heading?: number | null;
            lat: number;
            lon: number;
            /** @default null */
            speed?: number | null;
            /** Format: uuid */
            unit: string;
        };
        /**
         * Flag
         * @enum {unknown}
         */
        Flag: "advised" | "cannot_speak" | "cleared_by_force" | "drill" | "minor" | "overseas" | "place_forced" | "quiet" | "repeat_caller" | "restricted" | "test" | "unsafe_to_call" | "unverified";
        /** FollowUp */
        FollowUp: {
            at: string | null;
            by: string | null;
            /** Format: uuid */
            case: string;
            due_at: string;
            /** Format: uuid */
            id: string;
            state: components["schemas"]["FollowUpState"];
            verdict: components["schemas"]["Verdict"] | null;
            version: number;
            way: components["schemas"]["FollowUpWay"];
        };
        /**
         * FollowUpState
         * @enum {unknown}
         */
        FollowUpState: "done" | "dropped" | "missed" | "open";
        /**
         * FollowUpWay
         * @enum {unknown}
         */
        FollowUpWay: "call" | "visit";
        /**
         * FollowUpsShown
         * @description The longest due first; `more`: whether there are further ones.
         */
        FollowUpsShown: {
            follow_ups: components["schemas"]["ToDo"][];
            more: boolean;
        };
        /**
         * FollowedCase
         * @description A matter of somebody else that one follows. What it turned out to be may not be told any more: `what` and `stage`
         *         are None then, until it is closed.
         */
        FollowedCase: {
            closed: boolean;
            followed_at: string;
            lat: number | null;
            lon: number | null;
            /** Format: uuid */
            report: string;
            says: components["schemas"]["Text"];
            stage: components["schemas"]["PublicStage"] | null;
            what: components["schemas"]["Named"] | null;
        };
        /**
         * Following
         * @description `token`: a session for somebody without an account, by which they hear how it goes on.
         */
        Following: {
            /** Format: uuid */
            report: string;
            token: string | null;
        };
        /**
         * Found
         * @description Newest first; `next` is given back as `after` while there are more.
         */
        Found: {
            cases: components["schemas"]["CaseLine"][];
            next: string | null;
        };
        /**
         * GapCode
         * @description Templates: {what}, {number}.
         * @enum {unknown}
         */
        GapCode: "unmet" | "unmet_wish";
        /**
         * GapWhy
         * @enum {unknown}
         */
        GapWhy: "engine_died" | "held" | "media_lost" | "recording_failed" | "restarted";
        /**
         * GivenAnswer
         * @description `round`: 2 of the answer after the first reopening.
         */
        GivenAnswer: {
            at: string;
            round: number;
            text: string;
        };
        /**
         * GrantShown
         * @description A grant that stands, whether it has begun or ended by itself is told by its period.
         */
        GrantShown: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organisation: string;
            /** Format: uuid */
            role: string;
            role_code: string;
            role_name: string;
            valid_from: string;
            valid_to: string | null;
        };
        /**
         * GrantsShown
         * @description `held`: all grants rest until a security administrator confirms the person after a reset.
         */
        GrantsShown: {
            grants: components["schemas"]["GrantShown"][];
            held: boolean;
            /** Format: uuid */
            staff: string;
        };
        /**
         * Guidance
         * @description What is asked and told in a matter of this kind.
         */
        Guidance: {
            questions: components["schemas"]["QuestionRow"][];
            template: components["schemas"]["TemplateRow"] | null;
        };
        /**
         * Had
         * @description `have`: from which byte to go on.
         */
        Had: {
            have: number;
            /** Format: uuid */
            upload: string;
        };
        /**
         * HandOver
         * @description `agency` in words, `their_number` the record's number there, for the link between both.
         */
        HandOver: {
            agency: string;
            answered_at: string | null;
            by: string | null;
            /** Format: uuid */
            case: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["HandOverKind"];
            offered_at: string;
            state: components["schemas"]["HandOverState"];
            their_number: string;
            version: number;
        };
        /**
         * HandOverKind
         * @enum {unknown}
         */
        HandOverKind: "agency" | "case_file";
        /**
         * HandOverState
         * @description `offered → accepted → done | returned`, or `refused`: a transfer is a contract.
         * @enum {unknown}
         */
        HandOverState: "accepted" | "done" | "offered" | "refused" | "returned";
        /** HandoverShown */
        HandoverShown: {
            acknowledged_at: string | null;
            acknowledged_by: string | null;
            /** Format: uuid */
            id: string;
            notes: string;
            /** Format: uuid */
            organisation: string;
            post: components["schemas"]["DutyPost"];
            /** Format: uuid */
            shift: string;
            version: number;
            written_at: string;
            /** Format: uuid */
            written_by: string;
        };
        /**
         * HangUp
         * @description Why somebody ends a call.
         * @enum {unknown}
         */
        HangUp: "done" | "hung_up" | "mistaken";
        /**
         * Hazard
         * @description What is dangerous about premises at the place.
         */
        Hazard: {
            address: string;
            code: string;
            hazard: string;
            metres: number;
            name: string;
        };
        /**
         * Head
         * @description The newest seal: its number, when it was made, and the head that everything before hangs on.
         */
        Head: {
            at: string | null;
            head: string;
            n: number;
        };
        /**
         * Health
         * @description `grade`: the worst of the checks.
         */
        Health: {
            at: string;
            checks: components["schemas"]["Check"][];
            /** @enum {unknown} */
            grade: "bad" | "good" | "warning";
        };
        /** Held */
        Held: {
            /** Format: uuid */
            hold: string;
        };
        /**
         * HistoryLine
         * @description One fact about a unit; `said` holds its ids and codes.
         */
        HistoryLine: {
            actor: string;
            at: string;
            en: string;
            event: string;
            said: unknown;
            zh: string;
        };
        /** HistoryPage */
        HistoryPage: {
            next: number | null;
            rows: components["schemas"]["PastRow"][];
        };
        /**
         * HoldReason
         * @enum {unknown}
         */
        HoldReason: "investigation" | "litigation" | "other" | "statute" | "supervision";
        /**
         * Home
         * @description Where the unit waits, in WGS-84 degrees.
         */
        Home: {
            lat: number;
            lon: number;
        };
        /**
         * IceServer
         * @description As `RTCPeerConnection` in a browser takes it.
         */
        IceServer: {
            /** @default  */
            credential: string;
            urls: string[];
            /** @default  */
            username: string;
        };
        /**
         * ImportOutcome
         * @description `problems` are at most 200 of `problem_count`; with any of them nothing can be written and there is no `token`.
         *
         *         `differences`: the first 200 of what would be written, by code.
         */
        ImportOutcome: {
            added: number;
            changed: number;
            differences: components["schemas"]["RowDifference"][];
            dry_run: boolean;
            ended: number;
            problem_count: number;
            problems: components["schemas"]["RowProblem"][];
            token: string | null;
            unchanged: number;
            version: number;
        };
        /**
         * ImportReport
         * @description How many rows are new, differ or stand already. `wrong`: the first hundred problems, only in a dry run.
         */
        ImportReport: {
            added: number;
            changed: number;
            unchanged: number;
            /** @default [] */
            wrong: components["schemas"]["Wrong"][];
        };
        /**
         * Incident
         * @description `lon`, `lat`: WGS-84. `quiet`: nobody may ring there. `since`: when it was raised or is due.
         */
        Incident: {
            /** Format: uuid */
            case: string;
            category: string;
            column: components["schemas"]["DeskColumn"];
            flags: components["schemas"]["Flag"][];
            lat: number;
            level: number;
            lon: number;
            number: string;
            quiet: boolean;
            since: string;
            state: components["schemas"]["CaseState"];
        };
        /**
         * Intake
         * @description As the registers hold it now, everything in its order. `flags`: what callers may say of themselves; `received`: what
         *         is shown after a report that is not silent.
         */
        Intake: {
            categories: components["schemas"]["CategoryOffered"][];
            flags: components["schemas"]["Flag"][];
            limits: components["schemas"]["LimitRow"][];
            phrases: components["schemas"]["QuickPhraseRow"][];
            questions: components["schemas"]["QuestionAsked"][];
            received: components["schemas"]["Text"];
            tags: components["schemas"]["TagRow"][];
        };
        /**
         * Joined
         * @description `resume`: the newest token of this participant; the one before no longer counts.
         *
         *         `token`: a guest session of this call, which becomes the cookie of a browser that bears none. `bearer`: the same for
         *         one whose session is somebody else's; it is to be sent as bearer, and what the browser bears stays.
         */
        Joined: {
            bearer: string | null;
            /** Format: uuid */
            call: string;
            engine: string;
            ice: components["schemas"]["IceServer"][];
            link: components["schemas"]["CallLink"] | null;
            /** Format: uuid */
            participant: string;
            resume: string;
            shown: components["schemas"]["LiveCall"];
            token: string | null;
        };
        /**
         * JournalPage
         * @description Lines, newest first. `next`: give it as `before` for the page after; None on the last one.
         */
        JournalPage: {
            lines: components["schemas"]["Line"][];
            next: string | null;
        };
        /**
         * JurisdictionReason
         * @enum {unknown}
         */
        JurisdictionReason: "border" | "named" | "place" | "residence";
        /**
         * Kept
         * @description One message. `size` in bytes; the message itself stays sealed: it may name people.
         */
        Kept: {
            at: string;
            channel: string;
            /** Format: uuid */
            message: string;
            size: number;
            why: components["schemas"]["Unreadable"];
        };
        /**
         * KeptThing
         * @description A code of the room that keeps it, and its texts.
         */
        KeptThing: {
            code: string;
            en: string;
            zh: string;
        };
        /**
         * Lamp
         * @description Of an open matter: overdue, three quarters of its time spent, in time. A pause holds the lamp where it was.
         * @enum {unknown}
         */
        Lamp: "green" | "red" | "yellow";
        /**
         * LastSignIn
         * @description When and by which channel the account was used before: the owner sees whether it was them.
         */
        LastSignIn: {
            at: string;
            channel: string;
        };
        /**
         * LeftOut
         * @description Why a party of a preset list could not be ordered; it is always told.
         * @enum {unknown}
         */
        LeftOut: "busy" | "no_unit" | "none" | "off" | "several" | "unknown";
        /**
         * Letter
         * @description `addressee`, `body` and `answer` in clear: they are sealed where they lie.
         */
        Letter: {
            addressee: string;
            answer: string;
            answered_at: string | null;
            body: string;
            /** Format: uuid */
            case: string;
            /** Format: uuid */
            id: string;
            number: string;
            sent_at: string | null;
            state: components["schemas"]["LetterState"];
            version: number;
            written_at: string;
            written_by: string | null;
        };
        /**
         * LetterShown
         * @description An assistance letter without its text, which `caseLetters` shows.
         */
        LetterShown: {
            answered_at: string | null;
            /** Format: uuid */
            id: string;
            number: string;
            sent_at: string | null;
            state: components["schemas"]["LetterState"];
            written_at: string;
        };
        /**
         * LetterState
         * @enum {unknown}
         */
        LetterState: "answered" | "sent" | "written";
        /**
         * LevelReason
         * @enum {unknown}
         */
        LevelReason: "crime_in_progress" | "life" | "merged" | "misjudged" | "order" | "scene";
        /**
         * Likely
         * @description `score`: 0 to 100, the sum of the points of its reasons. `linked`: to the case asked for already.
         */
        Likely: {
            /** Format: uuid */
            case: string;
            category: string;
            level: number;
            linked: boolean;
            number: string;
            raised_at: string;
            score: number;
            state: components["schemas"]["CaseState"];
            why: components["schemas"]["anmin.cases.queries.duplicates.Why"][];
        };
        /**
         * Likeness
         * @description A reason, with `{value}` in metres, minutes or percent where it has one.
         * @enum {unknown}
         */
        Likeness: "address" | "branch" | "category" | "near" | "person" | "phone" | "text" | "time";
        /**
         * LimitRow
         * @description `megapixels` counts for pictures only: a small file may unfold into more memory than the house has.
         *
         *         `seconds`: when a page stops recording a voice message or a short video; a file that was chosen is bound by its size.
         */
        LimitRow: {
            /**
             * 种类
             * @description Kind
             */
            kind: components["schemas"]["EvidenceKind"];
            /**
             * 最大（MiB）
             * @description Largest size (MiB)
             */
            mebibytes: number;
            /**
             * 最多百万像素
             * @description Most megapixels
             * @default 64
             */
            megapixels: number;
            /**
             * 页面录制最长（秒）
             * @description Longest recording by a page (s)
             * @default 60
             */
            seconds: number;
        };
        /**
         * Line
         * @description One line as it stands in the table; `payload` is the event's JSON.
         */
        Line: {
            action: string;
            actor: string;
            at: string;
            audience: string[];
            cause: string | null;
            channel: string;
            event: string;
            on_behalf: string | null;
            payload: unknown;
            request: string;
            seq: number;
            subject: string;
            tx: number;
            version: number;
        };
        /**
         * LineShown
         * @description `failures` in a row; nothing is sent before `paused_until`.
         */
        LineShown: {
            at: string;
            failures: number;
            paused_until: string | null;
            peer: string;
            why: components["schemas"]["MessageWhy"] | null;
        };
        /**
         * LineStep
         * @description Of a line from page to page: asked for by the listener, offered by the sender, answered by the listener.
         * @enum {unknown}
         */
        LineStep: "answered" | "asked" | "offered";
        /**
         * LinkKind
         * @description What a case is of the other: a duplicate of it, urging it on, … The second caller keeps a case of their own.
         * @enum {unknown}
         */
        LinkKind: "duplicate" | "feedback" | "harassment" | "promoted" | "related" | "urge";
        /**
         * LinkSeen
         * @description `case` is a `kind` of `other`; one of both is the case asked for. What follows is of the one at the far end.
         *
         *         It is None where that one is out of reach.
         */
        LinkSeen: {
            at: string;
            by: string | null;
            /** Format: uuid */
            case: string;
            category: string | null;
            kind: components["schemas"]["LinkKind"];
            level: number | null;
            note: string;
            number: string | null;
            /** Format: uuid */
            other: string;
            raised_at: string | null;
            state: components["schemas"]["CaseState"] | null;
        };
        /**
         * LinkShown
         * @description `stuck`: at what; None while it is on its way, and when it was answered or replaced.
         */
        LinkShown: {
            link: components["schemas"]["ReplyLink"];
            number: string;
            stuck: components["schemas"]["LinkWhy"] | null;
        };
        /**
         * LinkState
         * @enum {unknown}
         */
        LinkState: "answered" | "failed" | "made" | "seen" | "sent";
        /**
         * LinkWay
         * @enum {unknown}
         */
        LinkWay: "code" | "mail" | "sms";
        /**
         * LinkWhy
         * @description Why nothing more comes by a link, or what it is stuck at.
         * @enum {unknown}
         */
        LinkWhy: "expired" | "no_carrier" | "not_answered" | "not_seen" | "not_sent" | "order_over" | "refused" | "replaced";
        /**
         * LinkedEvidence
         * @description `url`: an address of this house that opens without a session, until then.
         */
        LinkedEvidence: {
            until: string;
            url: string;
        };
        /**
         * ListeningMade
         * @description The house's offer; empty when the other page's will stand in `showCall`.
         */
        ListeningMade: {
            /** Format: uuid */
            listening: string;
            sdp: string;
        };
        /**
         * LiveCall
         * @description A call as everybody in it is shown it. `now`: the house's clock, for the call's own.
         */
        LiveCall: {
            agreed: boolean;
            aloud: boolean;
            answered_at: string | null;
            asked: components["schemas"]["ShownAsk"][];
            by_desk: boolean;
            /** Format: uuid */
            call: string;
            created_at: string;
            ended_at: string | null;
            engine: string;
            held_at: string | null;
            lines: components["schemas"]["ShownLine"][];
            now: string;
            /** Format: uuid */
            office: string;
            owner: string;
            participants: components["schemas"]["ShownParticipant"][];
            picture: components["schemas"]["Picture"];
            quiet: boolean;
            reason: components["schemas"]["EndReason"] | null;
            recording: components["schemas"]["RecordingState"];
            rung_at: string | null;
            state: components["schemas"]["LiveState"];
            step: components["schemas"]["CallStep"];
            version: number;
        };
        /**
         * LiveState
         * @enum {unknown}
         */
        LiveState: "answered" | "created" | "ended" | "held" | "ringing";
        /**
         * Look
         * @enum {unknown}
         */
        Look: "read" | "revealed";
        /**
         * Looker
         * @description `own`: the person themselves. Else the office and the badge number; never the officer's name.
         */
        Looker: {
            badge: string | null;
            office: components["schemas"]["Text"] | null;
            own: boolean;
        };
        /**
         * Mark
         * @description What a position report is worth. Every one is accepted; only LATE does not move the unit.
         * @enum {unknown}
         */
        Mark: "coarse" | "future" | "jump" | "late" | "ok" | "stale";
        /**
         * Matter
         * @description `step`: how many steps of its clock were said. `raised_to`: how many levels above the desk its side stands.
         *
         *         `accept_missed`: some lead did not accept it in time.
         */
        Matter: {
            /** @default null */
            accept_due: string | null;
            /** @default false */
            accept_missed: boolean;
            /** @default null */
            accepted_at: string | null;
            /** @default null */
            answered_at: string | null;
            /** @default null */
            assessed_at: string | null;
            begun_at: string;
            /** Format: uuid */
            case: string;
            /** @default null */
            concluded_at: string | null;
            /** @default  */
            diverted: string;
            due_at: string;
            /** @default 0 */
            extensions: number;
            /** @default false */
            guessed: boolean;
            kind: components["schemas"]["CaseKind"];
            /** Format: uuid */
            lead: string;
            /** @default null */
            lead_order: string | null;
            /** @default null */
            paused_at: string | null;
            /** @default 0 */
            raised_to: number;
            /** @default 0 */
            returns: number;
            /** @default 1 */
            rounds: number;
            /** @default null */
            routed_at: string | null;
            span: components["schemas"]["Span"];
            /** @default 0 */
            step: number;
            urgency: components["schemas"]["Urgency"];
            version: number;
            warn_at: string;
        };
        /**
         * MatterColumn
         * @description A matter stands in exactly one, seen from the offices that one acts for; ended ones leave it after thirty days.
         * @enum {unknown}
         */
        MatterColumn: "accept" | "ended" | "handling" | "returned" | "review" | "triage" | "with_others";
        /**
         * MatterLine
         * @description A matter in a list. `says`: how far it is, as its citizen is told; `place`: in words; `accept_due`: until when the lead
         *         accepts. `answer`, `extension`: what waits for a decision. `returns`: how often a lead gave it back; `rounds`: 2 with the
         *         first reopening. `lamp`: a pause holds it; of an ended one, how it ended. `practice`: left out of every figure. `version`:
         *         of the matter.
         */
        MatterLine: {
            accept_due: string | null;
            answer: string | null;
            assessed: boolean;
            /** Format: uuid */
            case: string;
            category: components["schemas"]["Named"] | null;
            channel: components["schemas"]["Channel"];
            concluded_at: string | null;
            due_at: string;
            extension: string | null;
            kind: components["schemas"]["CaseKind"];
            lamp: components["schemas"]["Lamp"];
            lat: number | null;
            /** Format: uuid */
            lead: string;
            lead_name: components["schemas"]["Text"] | null;
            lon: number | null;
            number: string;
            office: components["schemas"]["Named"] | null;
            part: components["schemas"]["OwnPart"] | null;
            paused: boolean;
            place: string;
            practice: boolean;
            raised_at: string;
            returns: number;
            rounds: number;
            says: components["schemas"]["Text"];
            urgency: components["schemas"]["Urgency"];
            version: number;
            warn_at: string;
        };
        /**
         * MatterLit
         * @description An open matter under its lamp. `step`: how far its warnings went; `rounds`: how often it was taken up.
         */
        MatterLit: {
            /** Format: uuid */
            case: string;
            category: components["schemas"]["Named"] | null;
            due_at: string;
            kind: components["schemas"]["CaseKind"];
            lamp: components["schemas"]["Lamp"];
            /** Format: uuid */
            lead: string;
            lead_name: components["schemas"]["Text"] | null;
            number: string;
            paused: boolean;
            rounds: number;
            step: number;
            urgency: components["schemas"]["Urgency"];
        };
        /**
         * MatterShown
         * @description `paused_seconds`: of all pauses up to now. `lead`: the name of whoever is responsible; `route`: the row that holds
         *         for it now, empty where none does. `names`: of the staff who stand for it, asked, answered and decided.
         */
        MatterShown: {
            answers: components["schemas"]["AnswerShown"][];
            extensions: components["schemas"]["ExtensionShown"][];
            lead: string;
            matter: components["schemas"]["Matter"];
            names: components["schemas"]["NamedId"][];
            now: string;
            overdue: boolean;
            parts: components["schemas"]["Part"][];
            paused_seconds: number;
            pauses: components["schemas"]["Pause"][];
            route: string;
        };
        /** MattersInColumn */
        MattersInColumn: {
            column: components["schemas"]["MatterColumn"];
            count: number;
            en: string;
            zh: string;
        };
        /**
         * MattersListed
         * @description A page of one column, the first due first, of ended ones the last ended first. The counts keep to the filters; of
         *         ended ones 1,000 means so many or more. `mine` counts over the open ones of all columns.
         */
        MattersListed: {
            columns: components["schemas"]["MattersInColumn"][];
            matters: components["schemas"]["MatterLine"][];
            mine: number;
            next: string | null;
        };
        /**
         * MediaState
         * @enum {unknown}
         */
        MediaState: "closed" | "flowing" | "lost" | "waiting";
        /**
         * MediaType
         * @enum {unknown}
         */
        MediaType: "application/pdf" | "application/x-mjr" | "audio/amr" | "audio/matroska" | "audio/mp4" | "audio/mpeg" | "audio/ogg" | "audio/wav" | "audio/webm" | "image/gif" | "image/heic" | "image/jpeg" | "image/png" | "image/webp" | "text/plain" | "video/matroska" | "video/mp4" | "video/quicktime" | "video/webm";
        /**
         * Member
         * @description `name` is left out for somebody beyond the caller's scope.
         */
        Member: {
            name: string | null;
            /** Format: uuid */
            person: string;
        };
        /**
         * Message
         * @description `read_at`: when the other side read it.
         */
        Message: {
            at: string;
            author: string | null;
            body: string;
            /** Format: uuid */
            case: string;
            evidence: string[];
            /** Format: uuid */
            id: string;
            read_at: string | null;
            read_by: string | null;
            side: components["schemas"]["Side"];
        };
        /**
         * MessageKind
         * @enum {unknown}
         */
        MessageKind: "acknowledgement" | "follow_up" | "information" | "result" | "return";
        /**
         * MessageWhy
         * @description MessageWhy a message stands as it does.
         * @enum {unknown}
         */
        MessageWhy: "away" | "form" | "late" | "no_key" | "no_peer" | "no_receipt" | "open" | "other" | "ping_pong" | "proof" | "reused" | "schema" | "state";
        /**
         * MyAccountShown
         * @description One's own account; while `restricted`, the two `must_…` say what is to be done first.
         */
        MyAccountShown: {
            last: components["schemas"]["LastSignIn"] | null;
            must_change_password: boolean;
            must_set_second_factor: boolean;
            organisation_name: string;
            permissions: components["schemas"]["PermissionHeld"][];
            recovery_codes_left: number;
            restricted: boolean;
            staff: components["schemas"]["StaffShown"];
        };
        /**
         * MyOrdersShown
         * @description `units`: first those the caller crews, then those of their office without a crew. `nearby`: units of other crews on
         *         the same cases, as long as they are on them.
         */
        MyOrdersShown: {
            nearby: components["schemas"]["Whereabouts"][];
            orders: components["schemas"]["OwnOrder"][];
            units: components["schemas"]["UnitShown"][];
        };
        /**
         * Named
         * @description A code with its texts; of a category the whole path.
         */
        Named: {
            code: string;
            en: string;
            zh: string;
        };
        /**
         * NamedId
         * @description What an id on this page is called.
         */
        NamedId: {
            en: string;
            /** Format: uuid */
            id: string;
            zh: string;
        };
        /**
         * NearCase
         * @description A case and how far from the point it is.
         */
        NearCase: {
            case: components["schemas"]["CaseLine"];
            metres: number;
        };
        /**
         * NearReport
         * @description `report`: to follow it. `minutes` since it was raised, in fives; `metres` in fifties; `lon`, `lat`: WGS-84, the
         *         middle of a cell of 150 m. `yours`: raised by whoever asks.
         */
        NearReport: {
            followed: boolean;
            lat: number;
            lon: number;
            metres: number;
            minutes: number;
            /** Format: uuid */
            report: string;
            says: components["schemas"]["Text"];
            stage: components["schemas"]["PublicStage"];
            what: components["schemas"]["Named"];
            yours: boolean;
        };
        /**
         * Need
         * @description So many units of a kind or with a capability; without `required` they are wished for only.
         */
        Need: {
            /** @default 1 */
            count: number;
            kind: string;
            /** @default true */
            required: boolean;
        };
        /**
         * NextStep
         * @enum {unknown}
         */
        NextStep: "done" | "second_factor" | "set_up";
        /**
         * NoticeShown
         * @description `organisation`: who says it, with its duty phone. Of one that was withdrawn `body` is empty. `version`: to be given
         *         with a change.
         */
        NoticeShown: {
            body: string;
            category: components["schemas"]["Filed"];
            circle: components["schemas"]["Circle"] | null;
            ends: string | null;
            /** Format: uuid */
            notice: string;
            organisation: components["schemas"]["Filed"];
            phone: string;
            pinned: boolean;
            starts: string;
            title: string;
            version: number;
            withdrawn_at: string | null;
            withdrawn_why: string;
        };
        /**
         * Notices
         * @description `next` is given back as `after` while there are more.
         */
        Notices: {
            next: string | null;
            notices: components["schemas"]["NoticeShown"][];
        };
        /**
         * Offered
         * @description `state` accepted: danger is taken at once.
         */
        Offered: {
            state: components["schemas"]["TransferState"];
            /** Format: uuid */
            transfer: string;
        };
        /**
         * Office
         * @description What everybody may know of the organisation that answers; `phone` is its duty phone.
         */
        Office: {
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            name_en: string;
            phone: string;
        };
        /**
         * OidcJourney
         * @description `url`: where the browser goes. `ticket`: kept by the page and given back, so that nobody finishes for another.
         */
        OidcJourney: {
            ticket: string;
            url: string;
        };
        /** OnShift */
        OnShift: {
            crew: components["schemas"]["Member"][];
            ends: string;
            /** Format: uuid */
            shift: string;
            skills: string[];
            starts: string;
            vehicle: string;
        };
        /**
         * Opened
         * @description `token`: a session for this matter.
         */
        Opened: {
            /** Format: uuid */
            case: string;
            token: string;
        };
        /**
         * OpenedUpload
         * @description `token`: whoever shows it sends pieces, and attaches the evidence later. `piece`: the most bytes of a piece.
         *
         *         `have`: from which byte to go on.
         */
        OpenedUpload: {
            have: number;
            piece: number;
            token: string;
            /** Format: uuid */
            upload: string;
        };
        /**
         * Opening
         * @description Somebody opened the original.
         */
        Opening: {
            at: string;
            purpose: string | null;
            staff: string | null;
        };
        /** Option */
        Option: {
            code: string;
            en: string;
            zh: string;
        };
        /**
         * Order
         * @description One responder's order (派警单). `number` counts within the case. `required`: closing waits for its report.
         */
        Order: {
            /** @default null */
            acknowledged_at: string | null;
            /** @default null */
            arrived_at: string | null;
            /** Format: uuid */
            case: string;
            /** @default null */
            end_seen_at: string | null;
            /** @default  */
            end_why: string;
            /** @default null */
            ended_at: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["ResponderKind"];
            number: number;
            /** Format: uuid */
            office: string;
            ordered_at: string;
            /** @default 0 */
            overdue: number;
            parent: string | null;
            /** @default null */
            received_at: string | null;
            /** @default null */
            reported_at: string | null;
            required: boolean;
            /** Format: uuid */
            responder: string;
            response: string | null;
            /** @default null */
            set_out_at: string | null;
            state: components["schemas"]["OrderState"];
            task: string;
            version: number;
            /** @default null */
            welfare_at: string | null;
        };
        /** OrderPlaced */
        OrderPlaced: {
            number: number;
            /** Format: uuid */
            office: string;
            /** Format: uuid */
            order: string;
            /** Format: uuid */
            responder: string;
        };
        /**
         * OrderRow
         * @description An order with its words, what was sent, and what came back.
         */
        OrderRow: {
            automatic: boolean;
            boats: number | null;
            end_note: string;
            equipment: string[];
            instruction: string;
            order: components["schemas"]["Order"];
            ordered_by: string | null;
            persons: number | null;
            reports: components["schemas"]["ReportLine"][];
            safety: string[];
            stages: components["schemas"]["StageLine"][];
            vehicles: number | null;
        };
        /**
         * OrderShown
         * @description `legal`: the steps that may come next, so that no screen needs the rules.
         */
        OrderShown: {
            legal: components["schemas"]["OrderState"][];
            light: components["schemas"]["SeatLight"] | null;
            row: components["schemas"]["OrderRow"];
        };
        /**
         * OrderState
         * @description 派警 → 终端接收 → 签收 → 出动 → 到场 → 反馈 → 办结; backwards never.
         * @enum {unknown}
         */
        OrderState: "accepted" | "done" | "en_route" | "on_scene" | "ordered" | "received" | "refused" | "reported" | "withdrawn";
        /**
         * OrganisationKind
         * @enum {unknown}
         */
        OrganisationKind: "city" | "company" | "county" | "department" | "district" | "police_bureau" | "police_station" | "police_unit" | "team" | "town" | "village";
        /** OrganisationLamps */
        OrganisationLamps: {
            green: number;
            name: components["schemas"]["Text"] | null;
            /** Format: uuid */
            office: string;
            red: number;
            yellow: number;
        };
        /**
         * OrganisationShown
         * @description One organisation: its public names, its place in the tree, its duty phone.
         */
        OrganisationShown: {
            area: string;
            code: string;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["OrganisationKind"];
            name: string;
            name_en: string;
            parent: string | null;
            phone: string;
            /** Format: date */
            valid_from: string;
            valid_to: string | null;
            version: number;
        };
        /**
         * OrganisationsShown
         * @description Organisations by code; `next` is given back as `after` while there are more.
         */
        OrganisationsShown: {
            next: string | null;
            organisations: components["schemas"]["OrganisationShown"][];
        };
        /**
         * OwnCase
         * @description One of the caller's own cases. `stage`: None for a quiet one; one that was joined to another is closed when that one
         *         is. `stage_at`: since when; `unread`: messages that wait to be read; `rating_due`: closed and not rated yet. `verdict`:
         *         their last rating, empty before.
         */
        OwnCase: {
            /** Format: uuid */
            case: string;
            closed: boolean;
            kind: components["schemas"]["CaseKind"];
            number: string;
            quiet: boolean;
            raised_at: string;
            rating_due: boolean;
            says: components["schemas"]["Text"];
            stage: components["schemas"]["PublicStage"] | null;
            stage_at: string;
            unread: number;
            verdict: string;
            waiting_for_you: boolean;
        };
        /**
         * OwnCases
         * @description Newest first; `next` is given back as `after` while there are more. `followed`: on the first page alone.
         */
        OwnCases: {
            cases: components["schemas"]["OwnCase"][];
            followed: components["schemas"]["FollowedCase"][];
            next: string | null;
        };
        /**
         * OwnMatter
         * @description `due_at`: as it stands; while `paused_at` is set it waits for the caller and moves on by that time. `raised_to`: how
         *         many levels above the desk it was taken. `longer`: how often its time was extended. `answers`: oldest first.
         */
        OwnMatter: {
            answers: components["schemas"]["GivenAnswer"][];
            concluded_at: string | null;
            due_at: string;
            handed: boolean;
            kind: components["schemas"]["CaseKind"];
            lead: components["schemas"]["Text"] | null;
            longer: number;
            overdue: boolean;
            paused_at: string | null;
            raised_to: number;
            rounds: number;
            urgency: components["schemas"]["Urgency"];
        };
        /**
         * OwnOrder
         * @description `due_at`: when its clock runs out; None once it has ended.
         */
        OwnOrder: {
            beside: components["schemas"]["Beside"][];
            due_at: string | null;
            equipment: components["schemas"]["Named"][];
            line: components["schemas"]["CaseLine"];
            order: components["schemas"]["OrderShown"];
            safety: components["schemas"]["Named"][];
        };
        /**
         * OwnPart
         * @description The order that one's own office has in it and that has not ended. `mine`: the caller is responsible for it.
         */
        OwnPart: {
            mine: boolean;
            /** Format: uuid */
            order: string;
            role: components["schemas"]["PartRole"];
            state: components["schemas"]["OrderState"];
        };
        /**
         * Parked
         * @description `fault`: class of the last exception and, for a declared refusal, its code. `behind`: lines that wait for this one.
         */
        Parked: {
            attempts: number;
            behind: number;
            fault: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @enum {unknown} */
            lane: "bell" | "night" | "siren";
            line: number | null;
            name: string;
            parked_at: string;
            subject: string;
            version: number;
        };
        /**
         * Part
         * @description What an order is within its matter. `returned_at`: its organisation gave it back.
         */
        Part: {
            /** Format: uuid */
            case: string;
            /** @default  */
            market: string;
            /** Format: uuid */
            office: string;
            /** Format: uuid */
            order: string;
            /** @default null */
            passed_by: string | null;
            placed_at: string;
            /** @default null */
            responsible: string | null;
            /** @default null */
            returned_at: string | null;
            /** @default  */
            returned_why: string;
            role: components["schemas"]["PartRole"];
            /** @default  */
            route: string;
        };
        /**
         * PartRole
         * @enum {unknown}
         */
        PartRole: "lead" | "market" | "support";
        /**
         * Particulars
         * @description `office`, `capabilities`, `beat`: codes of an organisation, of the register `dispatch.capability`, of an area.
         *
         *         `status`: of a new unit only. `stale_seconds`: after how long without a report its position counts no more.
         */
        Particulars: {
            /** @default  */
            beat?: string;
            /** @default  */
            call_sign?: string;
            /** @default [] */
            capabilities?: string[];
            code: string;
            /** @default [] */
            equipment?: string[];
            /** @default null */
            home?: components["schemas"]["Home"] | null;
            kind: components["schemas"]["UnitKind"];
            name: string;
            /** @default  */
            name_en?: string;
            office: string;
            /** @default false */
            simulated?: boolean;
            /** @default 120 */
            stale_seconds?: number;
            /** @default off_duty */
            status?: string;
        };
        /**
         * Party
         * @description `code` empty: the desk of the case.
         */
        Party: {
            code: string;
            name: components["schemas"]["Text"];
        };
        /**
         * PartyClear
         * @description To be shown to the person who asked, and kept nowhere.
         */
        PartyClear: {
            value: string;
        };
        /**
         * PartyField
         * @enum {unknown}
         */
        PartyField: "address" | "document" | "name" | "note" | "phone";
        /**
         * PartyKind
         * @enum {unknown}
         */
        PartyKind: "organisation" | "unit";
        /**
         * PartyLeftOut
         * @description `code`: of the row of the list. `name`: what the list calls it.
         */
        PartyLeftOut: {
            code: string;
            name: components["schemas"]["Text"];
            reason: components["schemas"]["LeftOut"];
            text: components["schemas"]["Text"];
        };
        /** PartyOrdered */
        PartyOrdered: {
            code: string;
            name: components["schemas"]["Text"];
            placed: components["schemas"]["OrderPlaced"];
        };
        /**
         * Passed
         * @description WGS-84, metres; `at`: taken, `received_at`: came in.
         */
        Passed: {
            accuracy: number | null;
            at: string;
            lat: number;
            lon: number;
            mark: components["schemas"]["PositionMark"];
            received_at: string;
        };
        /**
         * PastRow
         * @description `replaced_at`: since when it is no longer believed, and `replaced_by` which version put another in its place.
         */
        PastRow: {
            code: string;
            data: unknown;
            recorded_at: string;
            recorded_by: string;
            replaced_at: string | null;
            replaced_by: number | null;
            valid_from: string;
            valid_to: string | null;
            version: number;
        };
        /**
         * Pause
         * @description A stretch that does not count; `until` None while it runs.
         */
        Pause: {
            since: string;
            until: string | null;
            why: components["schemas"]["PauseWhy"];
        };
        /**
         * PauseWhy
         * @enum {unknown}
         */
        PauseWhy: "question";
        /** PeerMessagesShown */
        PeerMessagesShown: {
            lines: components["schemas"]["LineShown"][];
            messages: components["schemas"]["Shown"][];
            turned_away: components["schemas"]["TurnedAway"][];
        };
        /** PermissionHeld */
        PermissionHeld: {
            code: string;
            en: string;
            offices: string[];
            zh: string;
        };
        /**
         * PermissionShown
         * @description A permission that a role may hold. `writes`: it opens a door that changes something.
         */
        PermissionShown: {
            administrator: components["schemas"]["Administrator"] | null;
            code: string;
            en: string;
            writes: boolean;
            zh: string;
        };
        /**
         * PhoneHeard
         * @description `kept`: where the message lies when something in it could not be read.
         */
        PhoneHeard: {
            call: string | null;
            kept: string | null;
        };
        /**
         * PhoneNow
         * @description The number, masked.
         */
        PhoneNow: {
            phone: string;
        };
        /**
         * PhraseFor
         * @description Whom a ready-made sentence helps.
         * @enum {unknown}
         */
        PhraseFor: "covert" | "deaf";
        /**
         * Picture
         * @enum {unknown}
         */
        Picture: "audio" | "video";
        /**
         * PieceKept
         * @description `have`: from which byte of the file to go on.
         */
        PieceKept: {
            have: number;
        };
        /**
         * PieceOfEvidence
         * @description `sha256` (hex) and `size` of the original. `staff` and `openings` are for staff alone.
         */
        PieceOfEvidence: {
            copy: components["schemas"]["ShownCopy"];
            derived: components["schemas"]["DerivedPiece"][];
            /** Format: uuid */
            evidence: string;
            held: boolean;
            kind: components["schemas"]["EvidenceKind"];
            media_type: components["schemas"]["MediaType"];
            openings: components["schemas"]["Opening"][];
            sent_by: components["schemas"]["SentBy"];
            sha256: string;
            size: number;
            staff: string | null;
            stored_at: string;
            taken_at: string | null;
        };
        /**
         * PieceState
         * @description What became of a piece that something still tells of.
         * @enum {unknown}
         */
        PieceState: "erased" | "here" | "hidden";
        /**
         * Place
         * @description A point in degrees of `datum`.
         */
        Place: {
            /** @default wgs84 */
            datum?: components["schemas"]["Datum"];
            lat: number;
            lon: number;
        };
        /**
         * PlaceShown
         * @description Where it happens. `lon`, `lat`: WGS-84; as it was given: `raw_lon`, `raw_lat` in `datum`. `accuracy` in metres.
         */
        PlaceShown: {
            accuracy: number | null;
            address: string;
            country: string;
            datum: string | null;
            landmark: string;
            lat: number | null;
            lon: number | null;
            raw_lat: number | null;
            raw_lon: number | null;
            state: components["schemas"]["PlaceState"];
        };
        /**
         * PlaceState
         * @enum {unknown}
         */
        PlaceState: "caller" | "confirmed" | "forced" | "given" | "none";
        /**
         * Placed
         * @description `age`: seconds since it was taken; `stale`: older than the unit's limit, so that it is not reckoned with.
         */
        Placed: {
            accuracy: number | null;
            age: number;
            at: string;
            heading: number | null;
            lat: number;
            lon: number;
            mark: components["schemas"]["Mark"];
            speed: number | null;
            stale: boolean;
        };
        /**
         * Point
         * @description Degrees. Raises ValueError when not a finite number in range; a decoder turns that into a field error.
         */
        Point: {
            lat: number;
            lon: number;
        };
        /**
         * PositionMark
         * @enum {unknown}
         */
        PositionMark: "coarse" | "jump" | "none" | "ok" | "stale";
        /** PositionShown */
        PositionShown: {
            accuracy: number | null;
            at: string;
            heading: number | null;
            lat: number;
            lon: number;
            mark: components["schemas"]["Mark"];
            speed: number | null;
            /** Format: uuid */
            unit: string;
        };
        /**
         * PositionsKept
         * @description `go_on` False: the matter is over and the phone may stop sending.
         */
        PositionsKept: {
            go_on: boolean;
            kept: number;
        };
        /**
         * PositionsShown
         * @description `cursor` is given back as `since`; a position may come twice, none is left out.
         */
        PositionsShown: {
            cursor: string;
            positions: components["schemas"]["PositionShown"][];
        };
        /**
         * PositionsTaken
         * @description How many of each mark were kept. `unknown`: of units that are not there or not the caller's to report for.
         */
        PositionsTaken: {
            /** @default 0 */
            coarse: number;
            /** @default 0 */
            future: number;
            /** @default 0 */
            jump: number;
            /** @default 0 */
            late: number;
            /** @default 0 */
            ok: number;
            /** @default 0 */
            stale: number;
            /** @default 0 */
            unknown: number;
        };
        /**
         * Presence
         * @enum {unknown}
         */
        Presence: "in" | "joining" | "left" | "lost";
        /**
         * Prior
         * @description Newest first, at most as many as asked for; the two counts are over all. `since`: as far as was looked back.
         */
        Prior: {
            cases: components["schemas"]["PriorCase"][];
            count: number;
            false_reports: number;
            hazards: components["schemas"]["Hazard"][];
            since: string;
        };
        /**
         * PriorCase
         * @description An earlier case and what it has in common. `metres`: None when it was somewhere else.
         */
        PriorCase: {
            case: components["schemas"]["CaseLine"];
            false_report: boolean;
            metres: number | null;
            why: components["schemas"]["anmin.cases.terms.desk.Why"][];
        };
        /**
         * Profile
         * @description Phone, name and number are masked. `under_14` and `under_18` are None while no birth date is known.
         */
        Profile: {
            /** Format: uuid */
            citizen: string;
            document: string | null;
            document_country: string;
            document_kind: components["schemas"]["DocumentKind"] | null;
            /** @enum {unknown} */
            lang: "en" | "zh";
            nickname: string;
            no_voice: boolean;
            phone: string | null;
            real_name: string | null;
            real_name_state: components["schemas"]["RealNameState"];
            says: components["schemas"]["Text"];
            since: string;
            under_14: boolean | null;
            under_18: boolean | null;
            version: number;
        };
        /**
         * Proposal
         * @description A row as `setRegisterRow` takes it; without `data` the row of this `code` ends.
         */
        Proposal: {
            /** @default null */
            code?: string | null;
            /** @default null */
            data?: Record<string, unknown> | null;
        };
        /**
         * PublicList
         * @description The newest first; `next` is given back as `after` while there may be more.
         */
        PublicList: {
            matters: components["schemas"]["PublicMatter"][];
            next: string | null;
        };
        /**
         * PublicMatter
         * @description `report`: to follow it. `lon`, `lat`: WGS-84, the middle of a cell of `metres`; none where the place is not known.
         *         `days`: how many days ago it came in; `rounds`: how often it was taken up; `followers`: who said "this is it".
         */
        PublicMatter: {
            days: number;
            followed: boolean;
            followers: number;
            lat: number | null;
            lon: number | null;
            metres: number;
            /** Format: uuid */
            report: string;
            rounds: number;
            says: components["schemas"]["Text"];
            stage: components["schemas"]["PublicStage"];
            what: components["schemas"]["Named"];
            yours: boolean;
        };
        /**
         * PublicStage
         * @enum {unknown}
         */
        PublicStage: "closed" | "handled" | "help_ordered" | "joined" | "on_scene" | "on_the_way" | "received" | "reopened" | "taken" | "waiting_for_you";
        /**
         * PublicState
         * @description Which everyday matters everybody is shown.
         * @enum {unknown}
         */
        PublicState: "done" | "open";
        /**
         * PublicStep
         * @description What the caller was told, and when. `seq`: the line of the journal; a receipt proves that it stands there.
         */
        PublicStep: {
            at: string;
            says: components["schemas"]["Text"];
            seq: number;
            stage: components["schemas"]["PublicStage"];
        };
        /**
         * PublicationMade
         * @description The house's answer. `recording`: whether it is to be recorded.
         *
         *         `direct`: nothing carries it but this page, which offers itself to each listener and records; `sdp` is empty then.
         */
        PublicationMade: {
            direct: boolean;
            epoch: number;
            /** Format: uuid */
            publication: string;
            recording: boolean;
            sdp: string;
        };
        /**
         * QuestionAsked
         * @description `personal`: the answer goes where personal data goes. `choices`: of a question of kind `choice`.
         */
        QuestionAsked: {
            choices: components["schemas"]["Option"][];
            code: string;
            en: string;
            kind: components["schemas"]["QuestionKind"];
            personal: boolean;
            required: boolean;
            template: string;
            zh: string;
        };
        /**
         * QuestionKind
         * @description What an answer is made of.
         * @enum {unknown}
         */
        QuestionKind: "choice" | "number" | "phone" | "place" | "text" | "time" | "yes_no";
        /**
         * QuestionRow
         * @description `personal`: the answer goes where personal data goes, never into the open text.
         */
        QuestionRow: {
            /**
             * 代码
             * @description Code
             */
            code: string;
            /**
             * 英文名称
             * @description English name
             */
            en: string;
            /**
             * 类型
             * @description Kind
             */
            kind: components["schemas"]["QuestionKind"];
            /**
             * 选项
             * @description Options
             * @default []
             */
            options: string[];
            /**
             * 次序
             * @description Order
             */
            order: number;
            /**
             * 涉个人信息
             * @description Personal
             * @default false
             */
            personal: boolean;
            /**
             * 必问
             * @description Required
             * @default false
             */
            required: boolean;
            /**
             * 模板
             * @description Template
             */
            template: string;
            /**
             * 中文名称
             * @description Chinese name
             */
            zh: string;
        };
        /** QuickPhraseRow */
        QuickPhraseRow: {
            /**
             * 代码
             * @description Code
             */
            code: string;
            /**
             * 英文名称
             * @description English name
             */
            en: string;
            /**
             * 适用
             * @description Helps
             */
            helps: components["schemas"]["PhraseFor"];
            /**
             * 次序
             * @description Order
             */
            order: number;
            /**
             * 中文名称
             * @description Chinese name
             */
            zh: string;
        };
        /**
         * Rating
         * @description `by` is the caller, or the member of staff who noted it in a follow-up.
         */
        Rating: {
            at: string;
            by: string | null;
            note: string;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * RealNameNow
         * @description `says`: what the level means, in plain words. `counter`: whether only a counter can bring it further.
         */
        RealNameNow: {
            counter: boolean;
            level: components["schemas"]["RealNameState"];
            says: components["schemas"]["Text"];
            /** Format: uuid */
            verification: string;
            warnings: components["schemas"]["Finding"][];
        };
        /**
         * RealNameState
         * @description What is known of a citizen's name. Only MATCHED and CONFIRMED mean that somebody else vouches for it.
         * @enum {unknown}
         */
        RealNameState: "checked" | "confirmed" | "form" | "matched" | "none" | "refused";
        /**
         * Reason
         * @description `number`: seconds, metres, a level or a count, as the code says; the texts hold it already.
         */
        Reason: {
            code: components["schemas"]["ReasonCode"];
            en: string;
            number: number | null;
            zh: string;
        };
        /**
         * ReasonCode
         * @description Templates: {duration} of seconds, {level} of an event, {number} of anything else.
         * @enum {unknown}
         */
        ReasonCode: "available" | "beyond" | "busy" | "clock_ahead" | "coarse" | "from_home" | "jumped" | "no_place" | "no_roads" | "overworked" | "own_beat" | "own_office" | "road_time" | "serves" | "shift_ends" | "shift_over" | "soonest" | "stale" | "straight_time" | "unlocated";
        /**
         * Receipt
         * @description The answer to a message that was taken in. `state`: taken or waiting; `repeated`: it had come before.
         */
        Receipt: {
            /** Format: uuid */
            message: string;
            /** @default false */
            repeated: boolean;
            state: string;
        };
        /**
         * Recommended
         * @description `proposal`: which unit for which need; `missing`: what nobody serves; `complete`: everything required is there.
         *
         *         `roads`: the version of the road network; 0: there is none, so every time is of the straight line.
         */
        Recommended: {
            candidates: components["schemas"]["CandidateShown"][];
            complete: boolean;
            missing: components["schemas"]["anmin.dispatch.model.proposal.Gap"][];
            needs: components["schemas"]["Need"][];
            proposal: components["schemas"]["Chosen"][];
            roads: number;
        };
        /**
         * Recorded
         * @description What the form shows after saving; its likely duplicates are asked for by `case`.
         */
        Recorded: {
            /** Format: uuid */
            case: string;
            /** Format: uuid */
            desk: string;
            flags: components["schemas"]["Flag"][];
            level: number;
            number: string;
            /** Format: uuid */
            office: string;
            raised_at: string;
            state: components["schemas"]["CaseState"];
        };
        /**
         * RecordedFile
         * @description One original. Hashes in hexadecimal; `copy_*`: what plays. `piece`: what became of `evidence`, None before it is
         *         sealed; `kind` and `sha256` are of what is here.
         */
        RecordedFile: {
            began_at: string;
            copy_sha256: string | null;
            copy_size: number | null;
            ended_at: string | null;
            evidence: string | null;
            head: string;
            kind: components["schemas"]["EvidenceKind"] | null;
            name: string;
            piece: components["schemas"]["PieceState"] | null;
            /** Format: uuid */
            recording: string;
            segments: components["schemas"]["Segment"][];
            sha256: string | null;
            size: number;
            state: components["schemas"]["FileState"];
        };
        /** RecordedGap */
        RecordedGap: {
            began_at: string;
            ended_at: string | null;
            /** Format: uuid */
            publication: string;
            why: components["schemas"]["GapWhy"];
        };
        /**
         * RecordedHead
         * @description A line of the journal that holds the head of a chain.
         */
        RecordedHead: {
            at: string;
            head: string;
            /** Format: uuid */
            recording: string;
            segments: number;
            seq: number;
        };
        /** RecordedPublication */
        RecordedPublication: {
            began_at: string;
            ended_at: string | null;
            epoch: number;
            files: components["schemas"]["RecordedFile"][];
            gaps: components["schemas"]["RecordedGap"][];
            kinds: components["schemas"]["anmin.media.terms.engine.Kind"][];
            /** Format: uuid */
            participant: string;
            /** Format: uuid */
            publication: string;
            recording: components["schemas"]["RecordingState"];
            role: components["schemas"]["CallRole"];
        };
        /**
         * RecordedSnapshot
         * @description `at_ms` on the call's clock, which begins at `created_at`. `sha256`: None for a piece that is not here.
         */
        RecordedSnapshot: {
            at: string;
            at_ms: number;
            /** Format: uuid */
            evidence: string;
            piece: components["schemas"]["PieceState"];
            publication: string | null;
            sha256: string | null;
        };
        /**
         * RecordingState
         * @enum {unknown}
         */
        RecordingState: "failed" | "off" | "on" | "waiting";
        /**
         * Rectification
         * @description `addressee`, `demand`, `basis`, `check_note`, `ended_note` in clear: they are sealed where they lie.
         *
         *         `deadline`: the last day, in the bureau's zone. `check_note`: of every visit, the latest last.
         */
        Rectification: {
            addressee: string;
            basis: string;
            /** Format: uuid */
            case: string;
            /** @default  */
            check_note: string;
            /** @default [] */
            check_proof: string[];
            /** @default null */
            checked_at: string | null;
            /** @default null */
            checked_by: string | null;
            /** Format: date */
            deadline: string;
            demand: string;
            /** @default null */
            ended_at: string | null;
            /** @default  */
            ended_note: string;
            /** Format: uuid */
            id: string;
            issued_at: string;
            issued_by: string | null;
            number: string;
            /** Format: uuid */
            office: string;
            /** @default null */
            served_at: string | null;
            /** @default null */
            served_by: string | null;
            /** @default null */
            served_how: components["schemas"]["ServedHow"] | null;
            /** @default [] */
            served_proof: string[];
            state: components["schemas"]["RectificationState"];
            version: number;
        };
        /** RectificationPlaced */
        RectificationPlaced: {
            number: string;
            /** Format: uuid */
            rectification: string;
        };
        /**
         * RectificationState
         * @description `issued → served → done`, or `not_done` and checked again; withdrawn with a reason.
         * @enum {unknown}
         */
        RectificationState: "done" | "issued" | "not_done" | "served" | "withdrawn";
        /**
         * Redacted
         * @description `derived`: the covered picture, a piece of its own. `sha256` in hex.
         */
        Redacted: {
            /** Format: uuid */
            derived: string;
            sha256: string;
        };
        /**
         * RegisterView
         * @description A register as the console draws it. `key`: the columns that make a row's code; `schema`: JSON schema of a row.
         */
        RegisterView: {
            changeable: boolean;
            code: string;
            columns: components["schemas"]["anmin.kernel.registers.columns.Column"][];
            en: string;
            key: string[];
            retention: components["schemas"]["Text"];
            schema: Record<string, unknown>;
            version: number;
            zh: string;
        };
        /**
         * Renewed
         * @description The token that replaces the one of this session; `restricted` while something is left to set up.
         */
        Renewed: {
            restricted: boolean;
            token: string;
        };
        /** ReplyLink */
        ReplyLink: {
            answered_at: string | null;
            /** Format: uuid */
            case: string;
            expires_at: string;
            /** Format: uuid */
            id: string;
            made_at: string;
            made_by: string | null;
            /** Format: uuid */
            order: string;
            seen_at: string | null;
            sent_at: string | null;
            state: components["schemas"]["LinkState"];
            version: number;
            way: components["schemas"]["LinkWay"];
            why: components["schemas"]["LinkWhy"] | null;
        };
        /**
         * ReplyLinkPlaced
         * @description `code`: shown here once, and only when it is told by a person.
         */
        ReplyLinkPlaced: {
            code: string | null;
            /** Format: uuid */
            link: string;
        };
        /**
         * ReportLine
         * @description A report from the scene as it was given; money in fen.
         */
        ReportLine: {
            asks: string[];
            at: string;
            by: string | null;
            category: string;
            caught: number;
            consent: string;
            dangerous_goods: boolean;
            dead: number;
            disposition: string;
            evidence: string[];
            final: boolean;
            happened_at: string | null;
            helped: number;
            /** Format: uuid */
            id: string;
            injured: number;
            lat: number | null;
            level: number | null;
            lon: number | null;
            loss_fen: number;
            measures: string[];
            prevented_fen: number;
            recovered_fen: number;
            rescued: number;
            scene_examined: boolean;
            text: string;
        };
        /**
         * Responder
         * @description Who is ordered to what. `instruction` beside the common one; `task`: a sub-task; `required`: closing waits for it.
         */
        Responder: {
            /** Format: uuid */
            id: string;
            /** @default  */
            instruction?: string;
            kind: components["schemas"]["ResponderKind"];
            /** @default true */
            required?: boolean;
            /** @default null */
            task?: string | null;
        };
        /**
         * ResponderKind
         * @enum {unknown}
         */
        ResponderKind: "organisation" | "staff" | "unit";
        /**
         * ResponseSet
         * @description `seconds`: from raised to this order. `joined`: parties that were on the case already. `left_out`: who could not be
         *         ordered, and why. `releasable`: responders whom this level does not ask for. `tasks`: planned by the plan.
         */
        ResponseSet: {
            code: string;
            joined: string[];
            left_out: components["schemas"]["PartyLeftOut"][];
            level: number;
            ordered: components["schemas"]["PartyOrdered"][];
            plan: string;
            releasable: string[];
            /** Format: uuid */
            response: string;
            seconds: number;
            tasks: components["schemas"]["TaskPlaced"][];
        };
        /**
         * ResponseShown
         * @description `seconds`: from raised to ordered; `target`: in how many it should have been (XM-08). `holding`: who holds closing.
         */
        ResponseShown: {
            code: string;
            ended_at: string | null;
            holding: components["schemas"]["Text"][];
            level: number;
            name: components["schemas"]["Text"];
            ordered_at: string;
            parties: components["schemas"]["anmin.dispatch.queries.responses.PartyShown"][];
            plan: string;
            raised_at: string;
            /** Format: uuid */
            response: string;
            seconds: number;
            target: number;
        };
        /**
         * Responsible
         * @description Who answers, why, and how sure the country is.
         *
         *         `point` is in WGS-84. `organisation` is null only in a house without organisations. `officer` is shown to staff only.
         *         `metres`: the way to the area when it is the nearest. `border`: other countries within 3 km, where the country data
         *         may err and a person should ask.
         */
        Responsible: {
            at: string;
            border: components["schemas"]["Country"][];
            chain: components["schemas"]["AreaName"][];
            country: components["schemas"]["Country"] | null;
            metres: number | null;
            officer: string | null;
            organisation: components["schemas"]["Office"] | null;
            point: components["schemas"]["Point"];
            reason: components["schemas"]["Text"];
            rule: components["schemas"]["Rule"];
        };
        /** Restarted */
        Restarted: {
            sdp: string;
        };
        /**
         * ReturnReason
         * @enum {unknown}
         */
        ReturnReason: "closed" | "not_here" | "not_ours" | "other" | "other_leads" | "refused" | "unclear";
        /** RoadsTaken */
        RoadsTaken: {
            edges: number;
            nodes: number;
            version: number;
        };
        /**
         * RoleShown
         * @description A role with its permissions; `administers` says whose powers they are, if an administrator's.
         */
        RoleShown: {
            administers: components["schemas"]["Administrator"] | null;
            code: string;
            /** Format: uuid */
            id: string;
            name: string;
            name_en: string;
            permissions: string[];
            version: number;
        };
        /**
         * RouteShown
         * @description `points`: longitude and latitude in WGS-84, from the unit to the case. `roads`: the version of the network.
         */
        RouteShown: {
            basis: components["schemas"]["Basis"];
            metres: number;
            points: [
                number,
                number
            ][];
            roads: number;
            seconds: number;
            streets: string[];
        };
        /**
         * RowDifference
         * @description What a file changes of one code: the rows before and after, None where there is none.
         */
        RowDifference: {
            after: Record<string, unknown> | null;
            before: Record<string, unknown> | null;
            change: components["schemas"]["anmin.kernel.registers.terms.Change"];
            code: string;
        };
        /**
         * RowOutcome
         * @description `change` None: it was so already. `version` is the register's.
         */
        RowOutcome: {
            change: components["schemas"]["anmin.kernel.registers.terms.Change"] | null;
            code: string;
            version: number;
        };
        /**
         * RowProblem
         * @description What is wrong in a file. `line` counts from 1, 0 is the whole file; `column` is a field's name, or a heading's place.
         */
        RowProblem: {
            code: string;
            column: string;
            en: string;
            line: number;
            zh: string;
        };
        /**
         * RowView
         * @description A row with the time for which it holds; `version` is the register's version that wrote it.
         */
        RowView: {
            code: string;
            data: unknown;
            valid_from: string;
            valid_to: string | null;
            version: number;
        };
        /**
         * RowsPage
         * @description `next` is the `after` of the following page, None at the end; `at` is the instant that was asked about.
         */
        RowsPage: {
            at: string;
            next: string | null;
            rows: components["schemas"]["RowView"][];
        };
        /**
         * Rule
         * @description Why this area and organisation answer for a point. Templates: {area}, {metres}, {country}.
         * @enum {unknown}
         */
        Rule: "abroad" | "fallback" | "first_code" | "inside" | "nearest" | "smallest" | "unassigned";
        /**
         * Rung
         * @description `known`: earlier cases of this number; `repeat`: it is one of a repeat caller.
         */
        Rung: {
            /** Format: uuid */
            call: string;
            /** Format: uuid */
            desk: string;
            known: number;
            repeat: boolean;
        };
        /**
         * Said
         * @description Fields of facts; one that is not named here is left to the page of the case.
         * @enum {unknown}
         */
        Said: "answered" | "asks" | "before" | "category" | "caught" | "channel" | "dead" | "desk" | "disposition" | "final" | "flags" | "injured" | "kind" | "level" | "mark" | "measure" | "office" | "reason" | "required" | "responder" | "seconds" | "skipped" | "stage" | "state" | "step" | "tag" | "times" | "verdict" | "way";
        /**
         * Seals
         * @description `sealed_seq`: the last line under a seal; `tail`: lines after it. `key`: of this house, `signed_by`: of the newest
         *         seal, as ids for people; they differ after a change of keys.
         */
        Seals: {
            checked: components["schemas"]["Checked"] | null;
            key: string;
            newest: components["schemas"]["Head"];
            sealed_seq: number;
            signed_by: string | null;
            tail: number;
        };
        /**
         * SealsChecked
         * @description `first` to `last`: the seals that were walked. `holds`: nothing was found to be changed.
         */
        SealsChecked: {
            first: number;
            holds: boolean;
            last: number;
            lines: number;
        };
        /**
         * SealsVerified
         * @description `first` to `last`: the seals that hold; `says`: as a person reads it.
         */
        SealsVerified: {
            first: number;
            holds: boolean;
            last: number;
            lines: number;
            says: components["schemas"]["Text"];
            tail: number;
        };
        /**
         * SeatLight
         * @description 席位灯: of several orders the one that is furthest behind.
         * @enum {unknown}
         */
        SeatLight: "green" | "grey" | "red";
        /**
         * Segment
         * @description Bytes `start` up to and without `end` of one file; `n` counts from 1. Hashes in hexadecimal.
         */
        Segment: {
            chain: string;
            end: number;
            n: number;
            sha256: string;
            start: number;
        };
        /** Sent */
        Sent: {
            at: string;
            /** Format: uuid */
            message: string;
        };
        /**
         * SentBy
         * @description What sort of actor put it here.
         * @enum {unknown}
         */
        SentBy: "anonymous" | "citizen" | "guest" | "staff" | "system";
        /**
         * ServedHow
         * @description Civil Procedure Law of the PRC, articles 88 to 95: the ways in which a document is served.
         * @enum {unknown}
         */
        ServedHow: "direct" | "electronic" | "entrusted" | "left" | "notice" | "post";
        /**
         * ServiceGroup
         * @description Under which heading an entry of the menu stands, in this order.
         * @enum {unknown}
         */
        ServiceGroup: "account" | "around" | "data" | "help" | "mine";
        /**
         * ServiceRow
         * @description `icon`: a name that the pages know. `sign_in`: only for somebody with an account.
         */
        ServiceRow: {
            /**
             * 地址
             * @description Address
             */
            address: string;
            /**
             * 代码
             * @description Code
             */
            code: string;
            /**
             * 英文名称
             * @description English name
             */
            en: string;
            /**
             * 分组
             * @description Group
             */
            group: components["schemas"]["ServiceGroup"];
            /**
             * 图标
             * @description Icon
             */
            icon: string;
            /**
             * 次序
             * @description Order
             */
            order: number;
            /**
             * 需要登录
             * @description Needs an account
             * @default false
             */
            sign_in: boolean;
            /**
             * 中文名称
             * @description Chinese name
             */
            zh: string;
        };
        /**
         * Sex
         * @enum {unknown}
         */
        Sex: "female" | "male";
        /**
         * Shape
         * @enum {unknown}
         */
        Shape: "count" | "median" | "share";
        /**
         * SheetListed
         * @description A sheet that was issued. `done`, `collected`: of what came in that week, as it stood then.
         */
        SheetListed: {
            collected: number;
            done: number;
            green: number;
            issued_at: string;
            name: components["schemas"]["Text"] | null;
            number: string;
            /** Format: uuid */
            organisation: string;
            red: number;
            supervised: number;
            week: string;
            yellow: number;
        };
        /**
         * ShiftShown
         * @description `name` and `badge` are empty for somebody lent from beyond the caller's part of the house.
         *
         *         `there`: false when the account is suspended or gone, so that the post is not covered.
         */
        ShiftShown: {
            badge: string | null;
            ends: string;
            /** Format: uuid */
            id: string;
            name: string | null;
            /** Format: uuid */
            organisation: string;
            post: components["schemas"]["DutyPost"];
            seat: string;
            /** Format: uuid */
            staff: string;
            starts: string;
            there: boolean;
            version: number;
        };
        /**
         * Shown
         * @description A message of the list; what it says stays sealed.
         */
        Shown: {
            at: string;
            attempts: number;
            kind: components["schemas"]["MessageKind"] | null;
            /** Format: uuid */
            message: string;
            peer: string;
            settled_at: string | null;
            state: string;
            /** Format: uuid */
            transfer: string;
            way: components["schemas"]["Way"];
            why: components["schemas"]["MessageWhy"] | null;
        };
        /** ShownAsk */
        ShownAsk: {
            at: string;
            /** Format: uuid */
            id: string;
            what: components["schemas"]["CallAsk"];
        };
        /**
         * ShownCopy
         * @description What those who work on a matter are shown instead of the sealed original.
         * @enum {unknown}
         */
        ShownCopy: "made" | "none" | "same";
        /**
         * ShownEvidence
         * @description One piece as lists show it. `sha256` (hex) and `size` are of the original; its file name stays sealed.
         *
         *         `covered`: parts of the shown copy were covered by a person.
         */
        ShownEvidence: {
            copy: components["schemas"]["ShownCopy"];
            covered: boolean;
            /** Format: uuid */
            evidence: string;
            kind: components["schemas"]["EvidenceKind"];
            media_type: components["schemas"]["MediaType"];
            sha256: string;
            size: number;
            stored_at: string;
            taken_at: string | null;
        };
        /**
         * ShownLine
         * @description A line from page to page to or from whoever asks. `sdp`: the other page's offer or answer, when it has just come.
         */
        ShownLine: {
            /** Format: uuid */
            listening: string;
            /** Format: uuid */
            publication: string;
            sdp: string | null;
            step: components["schemas"]["LineStep"];
        };
        /**
         * ShownLinkSend
         * @description `to` is masked. `why`: it was not sent.
         */
        ShownLinkSend: {
            at: string;
            /** Format: uuid */
            send: string;
            state: components["schemas"]["CallLinkState"];
            to: string;
            why: components["schemas"]["CallLinkWhy"] | null;
        };
        /**
         * ShownParticipant
         * @description `name`: of colleagues, for staff only.
         */
        ShownParticipant: {
            mine: boolean;
            name: string | null;
            /** Format: uuid */
            participant: string;
            publication: components["schemas"]["ShownPublication"] | null;
            role: components["schemas"]["CallRole"];
            state: components["schemas"]["Presence"];
        };
        /**
         * ShownPublication
         * @description `flows`: the kinds that arrive now.
         */
        ShownPublication: {
            direct: boolean;
            epoch: number;
            flows: components["schemas"]["anmin.media.terms.engine.Kind"][];
            kinds: components["schemas"]["anmin.media.terms.engine.Kind"][];
            media: components["schemas"]["MediaState"];
            /** Format: uuid */
            publication: string;
            recording: components["schemas"]["RecordingState"];
        };
        /**
         * Side
         * @enum {unknown}
         */
        Side: "caller" | "house" | "staff";
        /**
         * SignInAnswer
         * @description What comes next. `challenge` goes back with the second factor; `token` opens doors from now on.
         *
         *         `failed_since`: attempts that failed since the sign-in before. The two `must_…` are why a session is restricted.
         */
        SignInAnswer: {
            /** @default null */
            challenge: string | null;
            /** @default 0 */
            failed_since: number;
            /** @default null */
            last: components["schemas"]["LastSignIn"] | null;
            /** @default false */
            must_change_password: boolean;
            /** @default false */
            must_set_second_factor: boolean;
            next: components["schemas"]["NextStep"];
            /** @default 0 */
            recovery_codes_left: number;
            /** @default null */
            token: string | null;
        };
        /**
         * SignInPolicy
         * @description The limits that the security administrator may set. Source of the defaults: MLPS level 3.
         */
        SignInPolicy: {
            /** @default 12 */
            absolute_hours?: number;
            /** @default 20 */
            idle_minutes?: number;
            /** @default 5 */
            lock_after?: number;
            /** @default 15 */
            lock_minutes?: number;
            /** @default false */
            oidc_second_factor?: boolean;
        };
        /**
         * Simulated
         * @description One piece. `total`: how many will be looked at in all, told with the first piece only; whoever asks adds the pieces
         *         up. `fits`: what `fits_before` and `fits_after` count. `changes`: the commonest first; `effects`: the first 20.
         */
        Simulated: {
            changed: number;
            changes: components["schemas"]["anmin.matters.queries.simulation.Change"][];
            effects: components["schemas"]["Effect"][];
            fits: components["schemas"]["Text"];
            fits_after: number;
            fits_before: number;
            looked: number;
            next: string | null;
            total: number | null;
        };
        /**
         * SlipGiven
         * @description `code`: for the slip; it is told once and kept nowhere.
         */
        SlipGiven: {
            /** Format: uuid */
            case: string;
            code: string;
            /** Format: uuid */
            desk: string;
            flags: components["schemas"]["Flag"][];
            level: number;
            number: string;
            /** Format: uuid */
            office: string;
            raised_at: string;
            state: components["schemas"]["CaseState"];
        };
        /**
         * SnapshotKept
         * @description `sha256` of the picture as it came, in hexadecimal.
         */
        SnapshotKept: {
            at_ms: number;
            /** Format: uuid */
            evidence: string;
            sha256: string;
        };
        /**
         * Span
         * @description The length of a deadline as a register keeps it: `Span(1, SpanUnit.WORKING_DAYS)`. Days are of 24 hours.
         */
        Span: {
            count: number;
            unit: components["schemas"]["SpanUnit"];
        };
        /**
         * SpanUnit
         * @enum {unknown}
         */
        SpanUnit: "days" | "minutes" | "working_days" | "working_minutes";
        /**
         * Spot
         * @description A position in degrees of `datum`, its accuracy in metres (kept to the centimetre), and when it was taken.
         */
        Spot: {
            /** @default null */
            accuracy?: number | null;
            /** @default null */
            at?: string | null;
            /** @default wgs84 */
            datum?: components["schemas"]["Datum"];
            lat: number;
            lon: number;
        };
        /**
         * StaffCase
         * @description Everything of a case. `head`: as the lists show it; `case`: as its actions see it. The first level, category and
         *         jurisdiction stand beside the present ones. `parties`: masked; None for who may not see them, or too long after the
         *         end. `names` names the offices, colleagues and responders of the page. `followers`: how many near it say “this is it”.
         */
        StaffCase: {
            caller: components["schemas"]["CallerPlace"] | null;
            case: components["schemas"]["Case"];
            content: string;
            disposition: components["schemas"]["Named"] | null;
            escalations: components["schemas"]["Escalation"][];
            evidence: components["schemas"]["ShownEvidence"][];
            first_category: components["schemas"]["Named"] | null;
            first_level: number;
            follow_ups: [
                components["schemas"]["FollowUp"],
                string
            ][];
            followers: number;
            guidance: components["schemas"]["Guidance"];
            hand_overs: [
                components["schemas"]["HandOver"],
                string,
                string
            ][];
            hazards: components["schemas"]["Hazard"][];
            head: components["schemas"]["CaseLine"];
            letters: components["schemas"]["LetterShown"][];
            level_by: components["schemas"]["Named"];
            links: components["schemas"]["LinkSeen"][];
            names: components["schemas"]["NamedId"][];
            orders: components["schemas"]["OrderShown"][];
            outcome: string;
            parties: components["schemas"]["anmin.cases.queries.parties.PartyShown"][] | null;
            place: components["schemas"]["PlaceShown"];
            ratings: components["schemas"]["Rating"][];
            tasks: components["schemas"]["TaskShown"][];
            /** @enum {unknown} */
            view: "staff";
        };
        /**
         * StaffListed
         * @description Accounts in the order they were made; `next` is given back as `after` while there are more.
         */
        StaffListed: {
            next: string | null;
            staff: components["schemas"]["StaffShown"][];
        };
        /**
         * StaffPageShown
         * @description `second_factor`: whether one is set up. `last`: the last sign-in.
         */
        StaffPageShown: {
            last: components["schemas"]["LastSignIn"] | null;
            locked_until: string | null;
            organisation_name: string;
            second_factor: boolean;
            staff: components["schemas"]["StaffShown"];
        };
        /**
         * StaffShown
         * @description One account for colleagues. `phone` is masked.
         */
        StaffShown: {
            badge: string | null;
            held: boolean;
            /** Format: uuid */
            id: string;
            left_at: string | null;
            login: string;
            made_at: string;
            name: string;
            name_public: boolean;
            /** Format: uuid */
            organisation: string;
            phone: string | null;
            state: components["schemas"]["StaffState"];
            version: number;
        };
        /**
         * StaffState
         * @enum {unknown}
         */
        StaffState: "active" | "invited" | "left" | "locked" | "suspended";
        /**
         * StaffTimeline
         * @description Oldest first; `next` is given back as `after` while there are more.
         */
        StaffTimeline: {
            lines: components["schemas"]["TimelineLine"][];
            next: number | null;
            /** @enum {unknown} */
            view: "staff";
        };
        /**
         * StageLine
         * @description A milestone: when it was, when it was noted, by whom, where, and how far the position can be trusted.
         */
        StageLine: {
            accuracy: number | null;
            actor: string;
            at: string;
            lat: number | null;
            lon: number | null;
            mark: components["schemas"]["PositionMark"];
            noted_at: string;
            stage: components["schemas"]["OrderState"];
            why: string;
        };
        /**
         * StageShown
         * @description `seconds` since it was ordered.
         */
        StageShown: {
            at: string;
            seconds: number;
            stage: components["schemas"]["OrderState"];
        };
        /**
         * Standing
         * @description Where a party of a response stands; what is required holds joint closure until done or excused.
         * @enum {unknown}
         */
        Standing: "done" | "excused" | "not_ordered" | "refused" | "under_way" | "withdrawn";
        /**
         * StandingHold
         * @description On one piece, or with `evidence` None on the whole matter.
         */
        StandingHold: {
            evidence: string | null;
            /** Format: uuid */
            hold: string;
            placed_at: string;
            reason: components["schemas"]["HoldReason"];
            staff: string | null;
        };
        /**
         * StandsAlone
         * @description The case that is handled by itself from now on.
         */
        StandsAlone: {
            /** Format: uuid */
            case: string;
            number: string;
        };
        /**
         * Step
         * @description 省市部三级逐级上报; the duty officer may be told at any time and of any case.
         * @enum {unknown}
         */
        Step: "city" | "duty_officer" | "ministry" | "province";
        /**
         * StepShown
         * @description `person`: who returned it, or who spoke; `by`: the colleague who noted it.
         */
        StepShown: {
            at: string;
            by: components["schemas"]["Text"] | null;
            department: string;
            person: string;
            step: components["schemas"]["TransferStep"];
            text: string;
            verdict: string;
        };
        /**
         * StepWhy
         * @enum {unknown}
         */
        StepWhy: "chosen" | "denied" | "engine_away" | "missing" | "no_video" | "recovered" | "unsupported";
        /**
         * StoredEvidence
         * @description `token`: whoever shows it may attach the evidence, without having signed in. `sha256` of the original, in hex.
         */
        StoredEvidence: {
            /** Format: uuid */
            evidence: string;
            kind: components["schemas"]["EvidenceKind"];
            media_type: components["schemas"]["MediaType"];
            sha256: string;
            size: number;
            token: string;
        };
        /**
         * Submitted
         * @description `refused`: evidence that could not be attached; everything else of the report is in.
         */
        Submitted: {
            /** Format: uuid */
            case: string;
            level: number;
            notice: string;
            number: string;
            quiet: boolean;
            raised_at: string;
            /** @default [] */
            refused: string[];
            state: components["schemas"]["CaseState"];
            token: string | null;
        };
        /**
         * Suggested
         * @description `by`: `rule`, `words` or the name of another suggester. `confidence`: 0 to 1; None for what does not measure it.
         */
        Suggested: {
            by: string;
            /** @default  */
            category: string;
            /** @default null */
            confidence: number | null;
            /** @default null */
            kind: components["schemas"]["CaseKind"] | null;
            /** @default null */
            level: number | null;
            reason: components["schemas"]["Text"];
            /** @default  */
            rule: string;
            /** @default null */
            urgency: components["schemas"]["Urgency"] | null;
            /** @default [] */
            words: string[];
        };
        /**
         * Supervision
         * @description `text` and `answer` in clear: they are sealed where they lie. `level` counts the offices it has gone up.
         *
         *         `order`: the order of the addressee within the matter, if it has one. `proof`: evidence of the case.
         */
        Supervision: {
            /** @default  */
            answer: string;
            /** @default null */
            answered_at: string | null;
            /** @default null */
            answered_by: string | null;
            /** Format: uuid */
            case: string;
            due_at: string;
            /** @default null */
            ended_at: string | null;
            /** @default null */
            ended_by: string | null;
            /** Format: uuid */
            from_office: string;
            /** Format: uuid */
            id: string;
            issued_at: string;
            issued_by: string | null;
            kind: components["schemas"]["SupervisionKind"];
            level: number;
            number: string;
            order: string | null;
            /** @default [] */
            proof: string[];
            /** @default null */
            seen_at: string | null;
            state: components["schemas"]["SupervisionState"];
            text: string;
            /** Format: uuid */
            to_office: string;
            version: number;
        };
        /**
         * SupervisionKind
         * @enum {unknown}
         */
        SupervisionKind: "instruction" | "supervision";
        /** SupervisionPlaced */
        SupervisionPlaced: {
            number: string;
            /** Format: uuid */
            supervision: string;
        };
        /**
         * SupervisionShown
         * @description `overdue`: its deadline has passed without an answer.
         */
        SupervisionShown: {
            from_name: components["schemas"]["Text"] | null;
            overdue: boolean;
            supervision: components["schemas"]["Supervision"];
            to_name: components["schemas"]["Text"] | null;
        };
        /**
         * SupervisionState
         * @description `issued → seen → answered → ended`; an answer that does not satisfy leads back to `issued`.
         * @enum {unknown}
         */
        SupervisionState: "answered" | "ended" | "issued" | "seen";
        /**
         * TagRow
         * @description `notice`: all that the phone may ever show afterwards; it betrays nothing to who looks over the shoulder.
         *
         *         A tag has no level: a silent alarm is always of the highest (`level_rules.propose_level`).
         */
        TagRow: {
            /**
             * 类别
             * @description Category
             */
            category: string;
            /**
             * 代码
             * @description Code
             */
            code: string;
            /**
             * 英文名称
             * @description English name
             */
            en: string;
            /**
             * 图标
             * @description Icon
             */
            icon: string;
            /**
             * 英文提示
             * @description Notice in English
             */
            notice_en: string;
            /**
             * 中文提示
             * @description Notice in Chinese
             */
            notice_zh: string;
            /**
             * 次序
             * @description Order
             */
            order: number;
            /**
             * 中文名称
             * @description Chinese name
             */
            zh: string;
        };
        /**
         * TaskAsked
         * @description One of the register `cases.task` by its `code` (`template:task`), or one's own with `title` and `minutes`.
         *
         *         `after`: the code of a sub-task of the case that must end before.
         */
        TaskAsked: {
            /** @default null */
            after?: string | null;
            /** @default null */
            code?: string | null;
            /** @default null */
            minutes?: number | null;
            /** @default null */
            office?: string | null;
            /** @default false */
            required?: boolean;
            /** @default null */
            staff?: string | null;
            /** @default  */
            title?: string;
        };
        /** TaskPlaced */
        TaskPlaced: {
            code: string;
            /** Format: uuid */
            office: string;
            state: components["schemas"]["TaskState"];
            /** Format: uuid */
            task: string;
        };
        /**
         * TaskShown
         * @description `title`: of the register, or as it was written. `outcome`: what came of it, or why it was dropped.
         */
        TaskShown: {
            after: string;
            code: string;
            due_at: string | null;
            ended_at: string | null;
            note: string;
            /** Format: uuid */
            office: string;
            opened_at: string;
            outcome: string;
            overdue: boolean;
            required: boolean;
            staff: string | null;
            started_at: string | null;
            state: components["schemas"]["TaskState"];
            /** Format: uuid */
            task: string;
            title: components["schemas"]["Text"];
        };
        /**
         * TaskState
         * @enum {unknown}
         */
        TaskState: "done" | "dropped" | "open" | "started" | "waiting";
        /**
         * TemplateRow
         * @description `greeting` may hold {agency}; it is empty where nobody may be called. `consent`: the family's is asked and noted.
         */
        TemplateRow: {
            /**
             * 英文报警人指引
             * @description Caller's instructions in English
             */
            caller_en: string;
            /**
             * 中文报警人指引
             * @description Caller's instructions in Chinese
             */
            caller_zh: string;
            /**
             * 代码
             * @description Code
             */
            code: string;
            /**
             * 须征得家属同意
             * @description Family's consent
             * @default false
             */
            consent: boolean;
            /**
             * 英文名称
             * @description English name
             */
            en: string;
            /**
             * 装备
             * @description Equipment
             * @default []
             */
            equipment: string[];
            /**
             * 英文问候语
             * @description Greeting in English
             * @default
             */
            greeting_en: string;
            /**
             * 中文问候语
             * @description Greeting in Chinese
             * @default
             */
            greeting_zh: string;
            /**
             * 英文处警要求
             * @description Officers' instructions in English
             */
            officer_en: string;
            /**
             * 中文处警要求
             * @description Officers' instructions in Chinese
             */
            officer_zh: string;
            /**
             * 安全提示
             * @description Safety words
             * @default []
             */
            safety_words: string[];
            /**
             * 中文名称
             * @description Chinese name
             */
            zh: string;
        };
        /**
         * Text
         * @description One text in both languages; `str.format` templates are allowed.
         */
        Text: {
            en: string;
            zh: string;
        };
        /** TextPublished */
        TextPublished: {
            /** Format: uuid */
            text: string;
            version: number;
        };
        /**
         * Thread
         * @description Newest first. `verified`: the caller's identity is confirmed (NY-09). `quiet`: neither call nor ring.
         *
         *         A message of another `case` than this one came from the caller of a merged case. `next`: None on the last page.
         */
        Thread: {
            /** Format: uuid */
            case: string;
            lead: string | null;
            messages: components["schemas"]["Message"][];
            next: string | null;
            quiet: boolean;
            verified: boolean;
            waiting_since: string | null;
        };
        /**
         * TimelineLine
         * @description `seconds` since the case was raised. `version`: of the case after it; `order`: the order that is spoken of.
         */
        TimelineLine: {
            actor: components["schemas"]["Actor"];
            at: string;
            details: components["schemas"]["Detail"][];
            event: string;
            order: string | null;
            says: components["schemas"]["Text"];
            seconds: number;
            seq: number;
            version: number;
        };
        /**
         * ToDo
         * @description A follow-up that waits for somebody. `way`: a visit when calling is not safe.
         */
        ToDo: {
            /** Format: uuid */
            case: string;
            category: string;
            /** Format: uuid */
            desk: string;
            disposition: string;
            due_at: string;
            flags: string[];
            /** Format: uuid */
            follow_up: string;
            level: number;
            number: string;
            overdue: boolean;
            way: components["schemas"]["FollowUpWay"];
        };
        /**
         * Told
         * @description What has been said so far, as `raiseCase` takes it; None: nothing yet. Name and phone are kept apart, sealed.
         */
        Told: {
            /** @default null */
            address: string | null;
            /** @default null */
            call_kind: components["schemas"]["CallKind"] | null;
            /** @default null */
            category: string | null;
            /** @default null */
            channel: components["schemas"]["Channel"] | null;
            /** @default null */
            content: string | null;
            /** @default null */
            device: string | null;
            /** @default null */
            flags: components["schemas"]["Flag"][] | null;
            /** @default null */
            kind: components["schemas"]["CaseKind"] | null;
            /** @default null */
            landmark: string | null;
            /** @default null */
            place: components["schemas"]["Spot"] | null;
            /** @default null */
            position: components["schemas"]["Spot"] | null;
            /** @default null */
            residence: string | null;
            /** @default null */
            scheduled_for: string | null;
            /** @default null */
            tag: string | null;
        };
        /**
         * TransferKind
         * @description Why it is offered.
         * @enum {unknown}
         */
        TransferKind: "joint" | "not_police" | "police" | "unclear" | "urgent";
        /**
         * TransferShown
         * @description `mine`: the caller may act on it now. `back`: how often the matter came back between these two.
         */
        TransferShown: {
            answered_at: string | null;
            back: number;
            /** Format: uuid */
            case: string;
            case_number: string;
            ended_at: string | null;
            kept: boolean;
            kind: components["schemas"]["TransferKind"];
            mine: boolean;
            number: string;
            offered_at: string;
            receiver: components["schemas"]["Party"];
            /** @enum {unknown} */
            responsible: "receiver" | "sender";
            sender: components["schemas"]["Party"];
            state: components["schemas"]["TransferState"];
            /** Format: uuid */
            transfer: string;
            verdict: string;
            version: number;
        };
        /**
         * TransferState
         * @description `offered → accepted | refused`, `accepted → done | returned`; unclear: `conferring` in between.
         * @enum {unknown}
         */
        TransferState: "accepted" | "conferring" | "done" | "offered" | "refused" | "returned";
        /**
         * TransferStep
         * @description What was done with a transfer, in the order in which it happened.
         * @enum {unknown}
         */
        TransferStep: "accepted" | "conferring" | "done" | "kept" | "offered" | "refused" | "returned" | "verdict";
        /**
         * TransferWhole
         * @description `thread`, `evidence`: as a platform outside handed them over; what was written here stands with the case.
         */
        TransferWhole: {
            evidence: components["schemas"]["anmin.transfers.package.Piece"][];
            shown: components["schemas"]["TransferShown"];
            steps: components["schemas"]["StepShown"][];
            thread: components["schemas"]["Written"][];
        };
        /**
         * Tried
         * @description `applied` False: the register says nothing of the past, as `says` explains. `changed`: all effects, of which at most
         *         100 are shown.
         */
        Tried: {
            applied: boolean;
            changed: number;
            effects: components["schemas"]["Effect"][];
            looked: number;
            more: boolean;
            says: components["schemas"]["Text"];
            since: string;
        };
        /**
         * TurnedAway
         * @description How many messages in the hour from `hour` on.
         */
        TurnedAway: {
            count: number;
            hour: string;
            peer: string;
            why: components["schemas"]["MessageWhy"];
        };
        /**
         * Unanswered
         * @description Which transfers the desk asks for.
         * @enum {unknown}
         */
        Unanswered: "ended" | "mine" | "open" | "stuck";
        /**
         * UncoveredArea
         * @description `reached` of `points` of the area are reached in time, fewer than all.
         */
        UncoveredArea: {
            /** Format: uuid */
            area: string;
            area_code: string;
            name: string;
            points: number;
            reached: number;
        };
        /**
         * UnitKind
         * @enum {unknown}
         */
        UnitKind: "ambulance" | "boat" | "drone" | "fire" | "foot_patrol" | "gas" | "motorcycle" | "other" | "plainclothes" | "police_car" | "power" | "technicians" | "tow" | "village_patrol" | "water";
        /**
         * UnitPageShown
         * @description `shifts`: of the next week. `next`: the statuses that may follow, by the register.
         */
        UnitPageShown: {
            next: string[];
            shifts: components["schemas"]["UnitShift"][];
            unit: components["schemas"]["UnitShown"];
        };
        /**
         * UnitShift
         * @description `skills`: capabilities that this crew brings beside those of the unit. `beat`: instead of the unit's own.
         */
        UnitShift: {
            /** @default  */
            beat: string;
            crew: string[];
            ends: string;
            /** @default [] */
            equipment: string[];
            /** Format: uuid */
            id: string;
            /** @default [] */
            skills: string[];
            starts: string;
            /** Format: uuid */
            unit: string;
            /** @default  */
            vehicle: string;
        };
        /** UnitShown */
        UnitShown: {
            beat: string;
            call_sign: string;
            capabilities: string[];
            code: string;
            doing: components["schemas"]["Doing"] | null;
            equipment: string[];
            home_lat: number | null;
            home_lon: number | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["UnitKind"];
            name: string;
            name_en: string;
            /** Format: uuid */
            office: string;
            position: components["schemas"]["Placed"] | null;
            retired_at: string | null;
            shift: components["schemas"]["OnShift"] | null;
            simulated: boolean;
            stale_seconds: number;
            status: string;
            status_at: string;
            version: number;
        };
        /**
         * UnitsImported
         * @description `problems`: in a dry run everything that is wrong, by place in the list.
         */
        UnitsImported: {
            added: number;
            changed: number;
            dry_run: boolean;
            problems: components["schemas"]["Wrong"][];
            unchanged: number;
        };
        /**
         * UnitsShown
         * @description `next` is given back as `after` while there are more.
         */
        UnitsShown: {
            next: string | null;
            units: components["schemas"]["UnitShown"][];
        };
        /**
         * Unreadable
         * @description Why a message was kept instead of being understood.
         * @enum {unknown}
         */
        Unreadable: "no_call" | "no_device" | "no_event" | "not_text" | "partly";
        /**
         * UploadShown
         * @description `have`: from which byte to go on, of `size`. `until`: when what has come is dropped.
         */
        UploadShown: {
            have: number;
            piece: number;
            size: number;
            until: string;
            /** Format: uuid */
            upload: string;
        };
        /**
         * Urgency
         * @description Which deadlines hold. The last two are phases: before anybody assessed it, and after its citizen was dissatisfied.
         * @enum {unknown}
         */
        Urgency: "complex" | "consultation" | "danger" | "ordinary" | "reopened" | "triage" | "utilities";
        /**
         * Value
         * @description A figure of one row. `ratio`: numerator ÷ denominator as exact as a float is, None over nothing; `seconds`: of a
         *         median, over `numerator` cases. `text`: as it is printed.
         */
        Value: {
            /** @default null */
            denominator: number | null;
            numerator: number;
            /** @default null */
            ratio: number | null;
            /** @default null */
            seconds: number | null;
            text: string;
        };
        /**
         * Verdict
         * @enum {unknown}
         */
        Verdict: "basically" | "dissatisfied" | "satisfied";
        /**
         * VerificationLine
         * @description `level`: how far it was checked when it was decided, or now.
         */
        VerificationLine: {
            at: string;
            decided_at: string | null;
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["DocumentKind"];
            level: components["schemas"]["RealNameState"];
            office: string | null;
            reason: components["schemas"]["anmin.identity.terms.verification.RefusalReason"] | null;
            state: components["schemas"]["VerificationState"];
            warnings: components["schemas"]["Finding"][];
        };
        /**
         * VerificationState
         * @enum {unknown}
         */
        VerificationState: "confirmed" | "open" | "refused" | "replaced" | "withdrawn";
        /**
         * View
         * @description `filters`: as `myDesk` takes them; one that this version does not know any more is left out.
         */
        View: {
            filters: components["schemas"]["DeskFilters"];
            /** Format: uuid */
            id: string;
            name: string;
            place: number;
            version: number;
        };
        /**
         * Waiting
         * @description A case and why it stands on the board. `overdue`: the highest step of a warning of its open orders.
         */
        Waiting: {
            /** Format: uuid */
            case: string;
            category: components["schemas"]["Named"] | null;
            commander: components["schemas"]["Text"] | null;
            concerns: components["schemas"]["Concern"][];
            level: number;
            number: string;
            office: components["schemas"]["Named"] | null;
            overdue: number;
            raised_at: string;
            refusals: number;
            response_level: number | null;
            state: components["schemas"]["CaseState"];
        };
        /**
         * Way
         * @enum {unknown}
         */
        Way: "in" | "out";
        /**
         * Ways
         * @description `oidc`: by an identity provider; `demonstration`: with the accounts of `development_accounts`.
         */
        Ways: {
            demonstration: boolean;
            oidc: boolean;
        };
        /**
         * Whereabouts
         * @description Where another unit of one of the cases is: WGS-84. `stale`: older than the unit's limit.
         */
        Whereabouts: {
            at: string;
            lat: number;
            lon: number;
            stale: boolean;
            /** Format: uuid */
            unit: string;
        };
        /**
         * WhyCovered
         * @enum {unknown}
         */
        WhyCovered: "distressing" | "document" | "face" | "minor" | "plate" | "victim";
        /**
         * WithdrawReason
         * @enum {unknown}
         */
        WithdrawReason: "cancelled" | "exchanged" | "merged" | "mistake" | "not_needed" | "preempted" | "returned";
        /**
         * Wording
         * @description What a notice says. `circle` None: wherever the organisation is responsible. `starts` None: now; `ends` None: until
         *         it is withdrawn.
         */
        Wording: {
            body: string;
            category: string;
            /** @default null */
            circle?: components["schemas"]["Circle"] | null;
            /** @default null */
            ends?: string | null;
            /** @default false */
            pinned?: boolean;
            /** @default null */
            starts?: string | null;
            title: string;
        };
        /**
         * Written
         * @description One message of the thread.
         */
        Written: {
            at: string;
            side: string;
            text: string;
        };
        /**
         * Wrong
         * @description One field that cannot be accepted: `path` such as `$.area.code`, and the sentence that says what to do.
         */
        Wrong: {
            code: string;
            en: string;
            path: string;
            zh: string;
        };
        /**
         * Piece
         * @description A stored file. `token`: for whoever stored it before the draft gave them a session.
         */
        "anmin.cases.model.drafts.Piece": {
            /** Format: uuid */
            evidence: string;
            /** @default null */
            token?: string | null;
        };
        /**
         * Board
         * @description The most urgent first; `more`: there are others.
         */
        "anmin.cases.queries.command.Board": {
            cases: components["schemas"]["Waiting"][];
            more: boolean;
        };
        /** Column */
        "anmin.cases.queries.desk.Column": {
            column: components["schemas"]["DeskColumn"];
            count: number;
            en: string;
            zh: string;
        };
        /**
         * Why
         * @description `value`: metres, minutes or percent.
         */
        "anmin.cases.queries.duplicates.Why": {
            en: string;
            likeness: components["schemas"]["Likeness"];
            points: number;
            value: number | null;
            zh: string;
        };
        /**
         * PartyShown
         * @description Everything personal is masked; None: not known.
         */
        "anmin.cases.queries.parties.PartyShown": {
            address: string | null;
            at: string;
            document: string | null;
            document_kind: string;
            name: string | null;
            note: string | null;
            /** Format: uuid */
            party: string;
            person: string | null;
            phone: string | null;
            role: components["schemas"]["anmin.cases.terms.places.PartyRole"];
            sex: string;
        };
        /**
         * Why
         * @description What an earlier case has in common with this one.
         * @enum {unknown}
         */
        "anmin.cases.terms.desk.Why": "person" | "phone" | "place";
        /**
         * RefusalReason
         * @enum {unknown}
         */
        "anmin.cases.terms.orders.RefusalReason": "busy" | "no_crew" | "no_equipment" | "not_ours" | "other" | "unreachable";
        /**
         * PartyRole
         * @enum {unknown}
         */
        "anmin.cases.terms.places.PartyRole": "caller" | "family" | "in_crisis" | "missing" | "other" | "suspect" | "victim" | "witness";
        /**
         * By
         * @enum {unknown}
         */
        "anmin.cases.terms.timeline.By": "caller" | "house" | "public" | "staff";
        /**
         * Gap
         * @description So many units are missing for the need at this place.
         */
        "anmin.dispatch.model.proposal.Gap": {
            code: components["schemas"]["GapCode"];
            en: string;
            missing: number;
            need: number;
            zh: string;
        };
        /**
         * PartyShown
         * @description `holds`: closing waits for it. `left_out`: why it was not ordered; `end_why`: why it refused or was taken back.
         *
         *         `overdue`: the step of the newest warning for where its order stands.
         */
        "anmin.dispatch.queries.responses.PartyShown": {
            code: string;
            end_why: string;
            holds: boolean;
            kind: components["schemas"]["PartyKind"];
            left_out: components["schemas"]["LeftOut"] | null;
            name: components["schemas"]["Text"];
            order: string | null;
            ordered_at: string | null;
            overdue: number;
            /** Format: uuid */
            party: string;
            refusals: number;
            required: boolean;
            responder: string | null;
            role: components["schemas"]["anmin.dispatch.terms.responses.PartyRole"];
            stages: components["schemas"]["StageShown"][];
            standing: components["schemas"]["Standing"];
            state: components["schemas"]["OrderState"] | null;
        };
        /**
         * PartyRole
         * @enum {unknown}
         */
        "anmin.dispatch.terms.responses.PartyRole": "informed" | "join";
        /**
         * Gap
         * @description A stretch in which nobody stands the post.
         */
        "anmin.identity.model.duty.Gap": {
            ends: string;
            starts: string;
        };
        /**
         * RefusalReason
         * @enum {unknown}
         */
        "anmin.identity.terms.verification.RefusalReason": "bound_elsewhere" | "expired" | "name_differs" | "not_genuine" | "not_matched" | "not_the_person";
        /**
         * By
         * @description What the rows of the table stand for.
         * @enum {unknown}
         */
        "anmin.insight.terms.By": "category" | "channel" | "day" | "kind" | "level" | "none" | "organisation";
        /**
         * Column
         * @description One field as people see it. `optional`: it may be None. `least` and `most` bound a number, a text's or list's length.
         */
        "anmin.kernel.registers.columns.Column": {
            choices: components["schemas"]["Choice"][];
            en: string;
            form: components["schemas"]["Text"];
            kind: components["schemas"]["anmin.kernel.registers.columns.Kind"];
            least: number | null;
            most: number | null;
            name: string;
            optional: boolean;
            zh: string;
        };
        /**
         * Kind
         * @enum {unknown}
         */
        "anmin.kernel.registers.columns.Kind": "choice" | "date" | "id" | "integer" | "list" | "number" | "text" | "yes_no";
        /**
         * Change
         * @enum {unknown}
         */
        "anmin.kernel.registers.terms.Change": "added" | "changed" | "ended";
        /** Change */
        "anmin.matters.queries.simulation.Change": {
            after: components["schemas"]["Text"];
            before: components["schemas"]["Text"];
            count: number;
        };
        /**
         * Board
         * @description The counts are of all open matters asked for; `first` those that are due or overdue the longest.
         */
        "anmin.matters.queries.supervision.Board": {
            first: components["schemas"]["MatterLit"][];
            green: number;
            organisations: components["schemas"]["OrganisationLamps"][];
            red: number;
            yellow: number;
        };
        /**
         * Kind
         * @enum {unknown}
         */
        "anmin.media.terms.engine.Kind": "audio" | "video";
        /**
         * Piece
         * @description One piece of evidence: `sha256` in hexadecimal, `size` in bytes. The file itself is asked for under its id.
         */
        "anmin.transfers.package.Piece": {
            /** Format: uuid */
            evidence: string;
            kind: string;
            media_type: string;
            sha256: string;
            size: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    searchAccessLog: {
        parameters: {
            query?: {
                actor?: string | null;
                subject?: string | null;
                since?: string | null;
                until?: string | null;
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
        };
    };
    exportAccessLog: {
        parameters: {
            query?: {
                actor?: string | null;
                subject?: string | null;
                since?: string | null;
                until?: string | null;
                before?: string | null;
                limit?: number;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    myAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyAccountShown"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    new: string;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Renewed"] | null;
                };
            };
        };
    };
    setUpSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorOffered"] | null;
                };
            };
        };
    };
    confirmSetUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    code: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FactorSet"] | null;
                };
            };
        };
    };
    deviceAlarm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default  */
                    content?: string;
                    /** Format: uuid */
                    device: string;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default true */
                    pressed?: boolean;
                    /** @default null */
                    tag?: string | null;
                    /** @default false */
                    test?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alarmed"];
                };
            };
        };
    };
    areas: {
        parameters: {
            query?: {
                at?: string | null;
                kind?: components["schemas"]["AreaKind"] | null;
                parent?: string | null;
                organisation?: string | null;
                box?: string | null;
                outlines?: boolean;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreasShown"];
                };
            };
        };
    };
    importAreas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    complete?: boolean;
                    content: string;
                    datum: components["schemas"]["Datum"];
                    /** @default true */
                    dry_run?: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    kind?: components["schemas"]["AreaKind"] | null;
                    /** @default null */
                    level?: number | null;
                    /** @default null */
                    token?: string | null;
                    /** @default null */
                    valid_from?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaImportOutcome"];
                };
            };
        };
    };
    areaPage: {
        parameters: {
            query?: {
                outlines?: boolean;
            };
            header?: never;
            path: {
                area: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaPageShown"];
                };
            };
        };
    };
    setArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                area: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    name: string;
                    officer: string | null;
                    organisation: string | null;
                    /** @default null */
                    valid_from?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaOutcome"];
                };
            };
        };
    };
    endArea: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                area: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    valid_to?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaOutcome"];
                };
            };
        };
    };
    backupList: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"][];
                };
            };
        };
    };
    deskCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallShown"][];
                };
            };
        };
    };
    callRinging: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    address?: string | null;
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    desk?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    line?: string | null;
                    /** @default null */
                    number?: string | null;
                    /** @default null */
                    owner?: string | null;
                    /** @default null */
                    recording?: string | null;
                    /** @default null */
                    seat?: string | null;
                    /** @default null */
                    staff?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rung"];
                };
            };
        };
    };
    callAnswered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    staff?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    calledBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reached: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    callEnded: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    revealCaller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallerNumber"];
                };
            };
        };
    };
    raiseCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default help */
                    call_kind?: components["schemas"]["CallKind"];
                    /** @default null */
                    category?: string | null;
                    /** @default app */
                    channel?: components["schemas"]["Channel"];
                    /** @default  */
                    content?: string;
                    /** @default null */
                    device?: string | null;
                    /** @default [] */
                    flags?: components["schemas"]["Flag"][];
                    /** @default null */
                    key?: string | null;
                    /** @default emergency */
                    kind?: components["schemas"]["CaseKind"];
                    /** @default  */
                    landmark?: string;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    residence?: string | null;
                    /** @default null */
                    scheduled_for?: string | null;
                    /** @default null */
                    tag?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answered"];
                };
            };
        };
    };
    likelyDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    category?: string | null;
                    /** @default null */
                    person?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default  */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Likely"][];
                };
            };
        };
    };
    reportAsOfficer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default false */
                    advised?: boolean;
                    /** @default help */
                    call_kind?: components["schemas"]["CallKind"];
                    /** @default null */
                    category?: string | null;
                    /** @default  */
                    content?: string;
                    /** @default [] */
                    evidence?: string[];
                    /** @default [] */
                    flags?: components["schemas"]["Flag"][];
                    /** @default null */
                    key?: string | null;
                    /** @default emergency */
                    kind?: components["schemas"]["CaseKind"];
                    /** @default  */
                    landmark?: string;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    scheduled_for?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    nearbyCases: {
        parameters: {
            query: {
                lon: number;
                lat: number;
                datum?: components["schemas"]["Datum"];
                metres?: number;
                hours?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearCase"][];
                };
            };
        };
    };
    recordCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default false */
                    advised?: boolean;
                    /** @default null */
                    call?: string | null;
                    /** @default help */
                    call_kind?: components["schemas"]["CallKind"];
                    /** @default null */
                    category?: string | null;
                    /** @default phone */
                    channel?: components["schemas"]["Channel"];
                    /** @default  */
                    content?: string;
                    /** @default null */
                    document?: string | null;
                    /** @default null */
                    document_kind?: components["schemas"]["DocumentKind"] | null;
                    /** @default [] */
                    flags?: components["schemas"]["Flag"][];
                    /** @default null */
                    key?: string | null;
                    /** @default emergency */
                    kind?: components["schemas"]["CaseKind"];
                    /** @default  */
                    landmark?: string;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    residence?: string | null;
                    /** @default null */
                    scheduled_for?: string | null;
                    /** @default null */
                    sex?: components["schemas"]["Sex"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recorded"];
                };
            };
        };
    };
    searchCases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    after?: string | null;
                    /** @default null */
                    category?: string | null;
                    /** @default null */
                    level?: number | null;
                    /** @default 50 */
                    limit?: number;
                    /** @default  */
                    number?: string;
                    /** @default null */
                    office?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    since?: string | null;
                    /** @default null */
                    state?: components["schemas"]["CaseState"] | null;
                    /** @default null */
                    until?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Found"];
                };
            };
        };
    };
    casePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffCase"] | components["schemas"]["CitizenCase"];
                };
            };
        };
    };
    camerasNear: {
        parameters: {
            query?: {
                metres?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CameraShown"][];
                };
            };
        };
    };
    classifyCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    category: string;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    claimCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    anyway?: boolean;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    closeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    disposition: string;
                    /** @default null */
                    follow_up?: string | null;
                    /** @default false */
                    force?: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    measure?: string | null;
                    outcome: string;
                    /** @default  */
                    reason?: string;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    takeCommand: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    caseDuplicates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Likely"][];
                };
            };
        };
    };
    escalateCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    note: string;
                    /** @default null */
                    office?: string | null;
                    step: components["schemas"]["Step"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    setFlags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    flags: components["schemas"]["Flag"][];
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    planFollowUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    due: string;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    way?: components["schemas"]["FollowUpWay"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    agency: string;
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    /** @default  */
                    number?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    instructCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    due: string;
                    /** @default null */
                    key?: string | null;
                    text: string;
                    /** @default null */
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPlaced"];
                };
            };
        };
    };
    setJurisdiction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    office: string;
                    reason: components["schemas"]["JurisdictionReason"];
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    caseLetters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Letter"][];
                };
            };
        };
    };
    writeLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    addressee: string;
                    /** @default null */
                    body?: string | null;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    setLevel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    level: number;
                    reason: components["schemas"]["LevelReason"];
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    caseLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkSeen"][];
                };
            };
        };
    };
    linkCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["LinkKind"];
                    /** @default  */
                    note?: string;
                    /** Format: uuid */
                    other: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    mergeCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    into: string;
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    withdraw?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    listMessages: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Thread"];
                };
            };
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    awaits_answer?: boolean;
                    /** @default  */
                    body?: string;
                    /** @default [] */
                    evidence?: string[];
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sent"];
                };
            };
        };
    };
    readMessages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    upto: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    orderResponders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    automatic?: boolean;
                    /** @default [] */
                    equipment?: string[];
                    /** @default  */
                    instruction?: string;
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    preempt?: boolean;
                    responders: components["schemas"]["Responder"][];
                    /** @default null */
                    response?: string | null;
                    /** @default [] */
                    safety?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"][];
                };
            };
        };
    };
    caseParties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["anmin.cases.queries.parties.PartyShown"][];
                };
            };
        };
    };
    addParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    address?: string | null;
                    /** @default null */
                    document?: string | null;
                    /** @default null */
                    document_kind?: components["schemas"]["DocumentKind"] | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    note?: string | null;
                    /** @default null */
                    phone?: string | null;
                    role: components["schemas"]["anmin.cases.terms.places.PartyRole"];
                    /** @default null */
                    sex?: components["schemas"]["Sex"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    setPlace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default false */
                    forced?: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    landmark?: string;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    callerTrack: {
        parameters: {
            query?: {
                after?: string | null;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passed"][];
                };
            };
        };
    };
    sendPositions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fixes: components["schemas"]["Spot"][];
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsKept"];
                };
            };
        };
    };
    priorAtPlace: {
        parameters: {
            query?: {
                metres?: number;
                limit?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Prior"];
                };
            };
        };
    };
    promoteCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    number: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    rateCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    text?: string;
                    verdict: components["schemas"]["Verdict"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    recommendUnits: {
        parameters: {
            query?: {
                needs?: string | null;
                most?: number;
                minutes?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommended"];
                };
            };
        };
    };
    caseRectifications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rectification"][];
                };
            };
        };
    };
    issueRectification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    addressee: string;
                    basis: string;
                    /** Format: date */
                    deadline: string;
                    demand: string;
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    office: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RectificationPlaced"];
                };
            };
        };
    };
    remindOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    office?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    reopenCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    caseReplyLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkShown"][];
                };
            };
        };
    };
    routeByResidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    office: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    responseBoard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseShown"];
                };
            };
        };
    };
    setResponseLevel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    code?: string | null;
                    /** @default  */
                    instruction?: string;
                    /** @default null */
                    key?: string | null;
                    level: number;
                    /** @default null */
                    plan?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResponseSet"];
                };
            };
        };
    };
    endResponse: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    unitRoute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteShown"];
                };
            };
        };
    };
    caseSheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    splitCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    office?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandsAlone"];
                };
            };
        };
    };
    superviseCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    text: string;
                    /** @default null */
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionPlaced"];
                };
            };
        };
    };
    takeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    anyway?: boolean;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    caseTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskShown"][];
                };
            };
        };
    };
    planTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default [] */
                    required?: string[];
                    /** @default [] */
                    tasks?: components["schemas"]["TaskAsked"][];
                    /** @default null */
                    template?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskPlaced"][];
                };
            };
        };
    };
    caseTimeline: {
        parameters: {
            query?: {
                after?: number;
                limit?: number;
            };
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffTimeline"] | components["schemas"]["CitizenTimeline"];
                };
            };
        };
    };
    caseTransfers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferWhole"][];
                };
            };
        };
    };
    offerTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    acting_for?: string | null;
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["TransferKind"];
                    /** @default null */
                    peer?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offered"];
                };
            };
        };
    };
    unlinkCases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["LinkKind"];
                    /** Format: uuid */
                    other: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    deviceEvent: {
        parameters: {
            query?: never;
            header: {
                "x-anmin-token": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The message in the sender's own form. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceHeard"];
                };
            };
        };
    };
    peerMessage: {
        parameters: {
            query?: never;
            header: {
                "x-anmin-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The message in the sender's own form. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    peerMessages: {
        parameters: {
            query?: {
                peer?: string | null;
                state?: string | null;
                transfer?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeerMessagesShown"];
                };
            };
        };
    };
    resendMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    phoneEvent: {
        parameters: {
            query?: never;
            header: {
                "x-anmin-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        /** @description The message in the sender's own form. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneHeard"];
                };
            };
        };
    };
    unreadMessages: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Kept"][];
                };
            };
        };
    };
    requestCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                    /** @default null */
                    key?: string | null;
                    /**
                     * @description 电话号码格式不对：请填手机号、带区号的固定电话、服务号码或以“+”开头的境外号码。 Not a phone number: give a mobile, a landline with area code, a service number or +country number.
                     * @example 13812345678
                     * @example 051085012345
                     * @example +14155552671
                     */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeOnItsWay"];
                };
            };
        };
    };
    searchCitizens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    country?: string;
                    /** @default null */
                    document?: string | null;
                    /** @default null */
                    kind?: components["schemas"]["DocumentKind"] | null;
                    /** @default null */
                    phone?: string | null;
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"] | null;
                };
            };
        };
    };
    signInWithCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default true */
                    adopt?: boolean;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    code: string;
                    device: string;
                    /** @default null */
                    key?: string | null;
                    /**
                     * @description 电话号码格式不对：请填手机号、带区号的固定电话、服务号码或以“+”开头的境外号码。 Not a phone number: give a mobile, a landline with area code, a service number or +country number.
                     * @example 13812345678
                     * @example 051085012345
                     * @example +14155552671
                     */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitizenSession"] | null;
                };
            };
        };
    };
    signOutCitizen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    everywhere?: boolean;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    citizenPage: {
        parameters: {
            query: {
                purpose: string;
            };
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"] | null;
                };
            };
        };
    };
    revealDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clear"] | null;
                };
            };
        };
    };
    recordGuardianConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: components["schemas"]["HoldReason"];
                    /** Format: date-time */
                    until: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    revealPhone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clear"] | null;
                };
            };
        };
    };
    revealRealName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                citizen: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clear"] | null;
                };
            };
        };
    };
    commanderBoard: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["anmin.cases.queries.command.Board"];
                };
            };
        };
    };
    consentTexts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentText"][];
                };
            };
        };
    };
    publishConsentText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    en: string;
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["ConsentKind"];
                    /** @default true */
                    renews?: boolean;
                    /** @default null */
                    valid_from?: string | null;
                    zh: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextPublished"];
                };
            };
        };
    };
    coverageGaps: {
        parameters: {
            query?: {
                kind?: components["schemas"]["AreaKind"];
                level?: number;
                seconds?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UncoveredArea"][];
                };
            };
        };
    };
    myDesk: {
        parameters: {
            query?: {
                column?: components["schemas"]["DeskColumn"];
                mine?: boolean;
                state?: components["schemas"]["CaseState"] | null;
                level?: number | null;
                kind?: components["schemas"]["CaseKind"] | null;
                number?: string;
                category?: string | null;
                channel?: components["schemas"]["Channel"] | null;
                flag?: components["schemas"]["Flag"] | null;
                office?: string | null;
                overdue?: boolean;
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Desk"];
                };
            };
        };
    };
    exportDesk: {
        parameters: {
            query?: {
                column?: components["schemas"]["DeskColumn"];
                mine?: boolean;
                state?: components["schemas"]["CaseState"] | null;
                level?: number | null;
                kind?: components["schemas"]["CaseKind"] | null;
                number?: string;
                category?: string | null;
                channel?: components["schemas"]["Channel"] | null;
                flag?: components["schemas"]["Flag"] | null;
                office?: string | null;
                overdue?: boolean;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    myViews: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"][];
                };
            };
        };
    };
    saveView: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    filters: components["schemas"]["DeskFilters"];
                    /** @default null */
                    key?: string | null;
                    name: string;
                    /** @default 0 */
                    place?: number;
                    /** @default null */
                    view?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    dropView: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    developmentAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevelopmentAccount"][];
                };
            };
        };
    };
    developmentCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DevelopmentCode"][];
                };
            };
        };
    };
    addToDraft: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    address?: string | null;
                    /** @default null */
                    call_kind?: components["schemas"]["CallKind"] | null;
                    /** @default null */
                    category?: string | null;
                    /** @default null */
                    channel?: components["schemas"]["Channel"] | null;
                    /** @default null */
                    content?: string | null;
                    /** @default null */
                    device?: string | null;
                    /** @default null */
                    draft?: string | null;
                    /** @default [] */
                    evidence?: components["schemas"]["anmin.cases.model.drafts.Piece"][];
                    /** @default null */
                    flags?: components["schemas"]["Flag"][] | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    kind?: components["schemas"]["CaseKind"] | null;
                    /** @default null */
                    landmark?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    residence?: string | null;
                    /** @default null */
                    scheduled_for?: string | null;
                    /** @default null */
                    tag?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftKept"];
                };
            };
        };
    };
    myDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftShown"];
                };
            };
        };
    };
    submitDraft: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Submitted"];
                };
            };
        };
    };
    answerEscalation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                escalation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    evidencePage: {
        parameters: {
            query: {
                owner: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EvidenceListed"];
                };
            };
        };
    };
    exportEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    owner: string;
                    purpose: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    holdEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    evidence?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    owner?: string | null;
                    reason: components["schemas"]["HoldReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Held"];
                };
            };
        };
    };
    releaseEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    figures: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                by?: components["schemas"]["anmin.insight.terms.By"];
                office?: string | null;
                category?: string | null;
                kind?: components["schemas"]["CaseKind"] | null;
                level?: number | null;
                digits?: number;
                times?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FigureTable"];
                };
            };
        };
    };
    figureCases: {
        parameters: {
            query: {
                since?: string | null;
                until?: string | null;
                by?: components["schemas"]["anmin.insight.terms.By"];
                office?: string | null;
                category?: string | null;
                kind?: components["schemas"]["CaseKind"] | null;
                level?: number | null;
                figure: components["schemas"]["FigureCode"];
                side?: components["schemas"]["FigureSide"];
                group?: string | null;
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CasesBehind"];
                };
            };
        };
    };
    figuresFile: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
                by?: components["schemas"]["anmin.insight.terms.By"];
                office?: string | null;
                category?: string | null;
                kind?: components["schemas"]["CaseKind"] | null;
                level?: number | null;
                digits?: number;
                times?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    myFollowUps: {
        parameters: {
            query?: {
                until?: string | null;
                after?: string | null;
                after_due?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowUpsShown"];
                };
            };
        };
    };
    doFollowUp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                follow_up: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    text?: string;
                    /** @default null */
                    verdict?: components["schemas"]["Verdict"] | null;
                    way: components["schemas"]["FollowUpWay"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    revokeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                grant: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    handOverAnswered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hand_over: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    /** @default  */
                    number?: string;
                    state: components["schemas"]["HandOverState"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    acknowledgeHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                handover: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    houseHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    intakeForm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Intake"];
                };
            };
        };
    };
    searchJournal: {
        parameters: {
            query?: {
                actor?: string | null;
                subject?: string | null;
                event?: string | null;
                action?: string | null;
                since?: string | null;
                until?: string | null;
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
        };
    };
    exportJournal: {
        parameters: {
            query?: {
                actor?: string | null;
                subject?: string | null;
                event?: string | null;
                action?: string | null;
                since?: string | null;
                until?: string | null;
                before?: string | null;
                limit?: number;
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    journalHead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Head"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                seq: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    sealStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Seals"];
                };
            };
        };
    };
    verifySeals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default 100 */
                    blocks?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SealsVerified"];
                };
            };
        };
    };
    changeLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    addressee: string;
                    body: string;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    letterAnswered: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    letterFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    sendLetter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    mapIncidents: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"][];
                };
            };
        };
    };
    matterDesk: {
        parameters: {
            query?: {
                column?: components["schemas"]["MatterColumn"];
                mine?: boolean;
                office?: string | null;
                kind?: components["schemas"]["CaseKind"] | null;
                urgency?: components["schemas"]["Urgency"] | null;
                category?: string | null;
                lamp?: components["schemas"]["Lamp"] | null;
                overdue?: boolean;
                number?: string;
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MattersListed"];
                };
            };
        };
    };
    openByCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default null */
                    key?: string | null;
                    number: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
        };
    };
    simulateRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    before?: string | null;
                    /** @default 500 */
                    limit?: number;
                    proposals: components["schemas"]["Proposal"][];
                    register: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Simulated"];
                };
            };
        };
    };
    suggestCategory: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    case?: string | null;
                    /** @default null */
                    category?: string | null;
                    /** @default null */
                    channel?: components["schemas"]["Channel"] | null;
                    /** @default  */
                    text?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggested"][];
                };
            };
        };
    };
    takeIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    address?: string;
                    /** @default null */
                    category?: string | null;
                    /** @default counter */
                    channel?: components["schemas"]["Channel"];
                    /** @default null */
                    consent?: components["schemas"]["Consent"] | null;
                    content: string;
                    /** @default [] */
                    evidence?: string[];
                    /** @default null */
                    key?: string | null;
                    /** @default service */
                    kind?: components["schemas"]["CaseKind"];
                    /** @default  */
                    landmark?: string;
                    /** @default null */
                    name?: string | null;
                    /** @default false */
                    on_behalf?: boolean;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    place?: components["schemas"]["Spot"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlipGiven"];
                };
            };
        };
    };
    matterPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatterShown"];
                };
            };
        };
    };
    acceptCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    responsible?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    answerCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    evidence?: string[];
                    /** @default null */
                    key?: string | null;
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    reviewAnswer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                answer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default handled_on_scene */
                    disposition?: string;
                    give: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    assessCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    category?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    kind?: components["schemas"]["CaseKind"] | null;
                    /** @default null */
                    level?: number | null;
                    /** @default null */
                    urgency?: components["schemas"]["Urgency"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    matterDialogue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DialogueLine"][];
                };
            };
        };
    };
    extendDeadline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    count: number;
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    decideExtension: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                extension: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    granted: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    words?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    askCitizen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    question: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    resumeMatter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    returnCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    reason: components["schemas"]["ReturnReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    routeCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default  */
                    instruction?: string;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    lead?: string | null;
                    /** @default null */
                    market?: string | null;
                    /** @default false */
                    override?: boolean;
                    /** @default [] */
                    supports?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"][];
                };
            };
        };
    };
    myProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Profile"];
                };
            };
        };
    };
    myAccessLog: {
        parameters: {
            query?: {
                before?: number | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessLine"][];
                };
            };
        };
    };
    myCases: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnCases"];
                };
            };
        };
    };
    myConsents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consents"];
                };
            };
        };
    };
    giveConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["ConsentKind"];
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["ConsentKind"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    myData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, unknown>;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataCopy"];
                };
            };
        };
    };
    eraseMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    code: string;
                    device: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasure"] | null;
                };
            };
        };
    };
    requestErasureCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeOnItsWay"];
                };
            };
        };
    };
    myMatter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnMatter"];
                };
            };
        };
    };
    urgeMatter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
                report: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    changeNickname: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    nickname: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    changePhone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                    /** @default null */
                    key?: string | null;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    new_code: string;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    old_code: string;
                    /**
                     * @description 电话号码格式不对：请填手机号、带区号的固定电话、服务号码或以“+”开头的境外号码。 Not a phone number: give a mobile, a landline with area code, a service number or +country number.
                     * @example 13812345678
                     * @example 051085012345
                     * @example +14155552671
                     */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNow"] | null;
                };
            };
        };
    };
    requestPhoneChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    device: string;
                    /** @default null */
                    key?: string | null;
                    /**
                     * @description 电话号码格式不对：请填手机号、带区号的固定电话、服务号码或以“+”开头的境外号码。 Not a phone number: give a mobile, a landline with area code, a service number or +country number.
                     * @example 13812345678
                     * @example 051085012345
                     * @example +14155552671
                     */
                    phone: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeOnItsWay"];
                };
            };
        };
    };
    changePreferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @enum {unknown} */
                    lang: "en" | "zh";
                    no_voice: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    verifyRealName: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    born?: string | null;
                    /** @default  */
                    country?: string;
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["DocumentKind"];
                    /**
                     * @description 姓名格式不对：应为 1 到 200 个字符，含文字，不含控制字符。 Not a name: 1 to 200 characters with at least one letter and no control characters.
                     * @example 张三
                     * @example 欧阳娜娜
                     * @example 阿卜杜拉·买买提
                     * @example Anna Schmidt
                     */
                    name: string;
                    /**
                     * @description 证件号码格式不对：应为 5 到 20 位字母或数字。 Not a document number: 5 to 20 letters or digits are expected.
                     * @example 11010519491231002X
                     * @example E12345678
                     */
                    number: string;
                    /** @default null */
                    office?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RealNameNow"];
                };
            };
        };
    };
    chooseCounter: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    office: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    withdrawVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    myVerifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerificationLine"][];
                };
            };
        };
    };
    putEvidence: {
        parameters: {
            query: {
                kind: components["schemas"]["EvidenceKind"];
                taken_at?: string | null;
                key?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredEvidence"];
                };
            };
        };
    };
    followEvidenceLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that `Range` asks for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    showEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description The part that `Range` asks for */
            206: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    clipEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    begin: number;
                    /** @default null */
                    key?: string | null;
                    until: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clipped"];
                };
            };
        };
    };
    linkEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    original?: boolean;
                    /** @default null */
                    purpose?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedEvidence"] | null;
                };
            };
        };
    };
    openOriginal: {
        parameters: {
            query?: {
                purpose?: string | null;
            };
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    redactEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    areas: components["schemas"]["Area"][];
                    /** @default null */
                    key?: string | null;
                    why: components["schemas"]["WhyCovered"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Redacted"];
                };
            };
        };
    };
    undoRedaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                evidence: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
        };
    };
    publishNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    organisation: string;
                    wording: components["schemas"]["Wording"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    nearbyNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    after?: string | null;
                    /** @default null */
                    category?: string | null;
                    /** @default 20 */
                    limit?: number;
                    /** @default 1000 */
                    metres?: number;
                    /** @default null */
                    place?: components["schemas"]["Place"] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notices"];
                };
            };
        };
    };
    noticePage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeShown"];
                };
            };
        };
    };
    changeNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    version: number;
                    wording: components["schemas"]["Wording"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    withdrawNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                notice: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    myOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MyOrdersShown"];
                };
            };
        };
    };
    acknowledgeOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    boats?: number | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    persons?: number | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default null */
                    vehicles?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    exchangeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    /** @default false */
                    preempt?: boolean;
                    /** Format: uuid */
                    unit: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
        };
    };
    overrideRefusal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
        };
    };
    refuseOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    reason: components["schemas"]["anmin.cases.terms.orders.RefusalReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    makeReplyLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 7 */
                    days?: number;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    mail?: string | null;
                    /** @default null */
                    phone?: string | null;
                    way: components["schemas"]["LinkWay"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplyLinkPlaced"];
                };
            };
        };
    };
    reportBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default [] */
                    asks?: components["schemas"]["Ask"][];
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    category?: string | null;
                    /** @default 0 */
                    caught?: number;
                    /** @default null */
                    consent?: components["schemas"]["FamilyConsent"] | null;
                    /** @default false */
                    dangerous_goods?: boolean;
                    /** @default 0 */
                    dead?: number;
                    /** @default null */
                    disposition?: string | null;
                    /** @default [] */
                    evidence?: string[];
                    final: boolean;
                    /** @default null */
                    happened_at?: string | null;
                    /** @default 0 */
                    helped?: number;
                    /** @default 0 */
                    injured?: number;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    level?: number | null;
                    /** @default 0 */
                    loss_fen?: number;
                    /** @default [] */
                    measures?: string[];
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    /** @default 0 */
                    prevented_fen?: number;
                    /** @default 0 */
                    recovered_fen?: number;
                    /** @default 0 */
                    rescued?: number;
                    /** @default false */
                    scene_examined?: boolean;
                    /** @default  */
                    text?: string;
                    /** @default  */
                    why?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    reportStage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    position?: components["schemas"]["Spot"] | null;
                    stage: components["schemas"]["OrderState"];
                    /** @default  */
                    why?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    confirmWelfare: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    withdrawOrder: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    reason: components["schemas"]["WithdrawReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    acknowledgeEnd: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    organisationTree: {
        parameters: {
            query?: {
                under?: string | null;
                after?: string | null;
                limit?: number;
                closed?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationsShown"];
                };
            };
        };
    };
    addOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    area?: string;
                    code: string;
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["OrganisationKind"];
                    name: string;
                    /** @default  */
                    name_en?: string;
                    parent: string | null;
                    /** @default  */
                    phone?: string;
                    /** @default null */
                    valid_from?: string | null;
                    /** @default null */
                    valid_to?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    exportOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    importOrganisations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    content: string;
                    /** @default false */
                    dry_run?: boolean;
                    form: components["schemas"]["FileFormat"];
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    under?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
        };
    };
    changeOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    area?: string;
                    code: string;
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["OrganisationKind"];
                    name: string;
                    /** @default  */
                    name_en?: string;
                    /** @default  */
                    phone?: string;
                    /** Format: date */
                    valid_from: string;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    closeOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    last_day?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    dutyGaps: {
        parameters: {
            query: {
                post: components["schemas"]["DutyPost"];
                since: string;
                until: string;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["anmin.identity.model.duty.Gap"][];
                };
            };
        };
    };
    handovers: {
        parameters: {
            query: {
                since: string;
                until: string;
                acknowledged?: boolean;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandoverShown"][];
                };
            };
        };
    };
    moveOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    parent: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    onDuty: {
        parameters: {
            query?: {
                at?: string | null;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftShown"][];
                };
            };
        };
    };
    roster: {
        parameters: {
            query: {
                since: string;
                until: string;
                post?: components["schemas"]["DutyPost"] | null;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShiftShown"][];
                };
            };
        };
    };
    shiftLog: {
        parameters: {
            query: {
                since: string;
                until: string;
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    addShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    ends: string;
                    /** @default false */
                    forced?: boolean;
                    /** @default null */
                    key?: string | null;
                    post: components["schemas"]["DutyPost"];
                    /** @default  */
                    reason?: string;
                    /** @default  */
                    seat?: string;
                    /** Format: uuid */
                    staff: string;
                    /** Format: date-time */
                    starts: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    weeklySheet: {
        parameters: {
            query?: {
                week?: string | null;
                format?: "pdf" | "xlsx";
            };
            header?: never;
            path: {
                organisation: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    parkedJobs: {
        parameters: {
            query?: {
                lane?: ("bell" | "night" | "siren") | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parked"][];
                };
            };
        };
    };
    rerunJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    skipJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    changeParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    address?: string | null;
                    /** @default null */
                    document?: string | null;
                    /** @default null */
                    document_kind?: components["schemas"]["DocumentKind"] | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    note?: string | null;
                    /** @default null */
                    phone?: string | null;
                    /** @default null */
                    role?: components["schemas"]["anmin.cases.terms.places.PartyRole"] | null;
                    /** @default null */
                    sex?: components["schemas"]["Sex"] | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    revealParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
                field: components["schemas"]["PartyField"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartyClear"];
                };
            };
        };
    };
    listPermissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionShown"][];
                };
            };
        };
    };
    convertPoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    datum: components["schemas"]["Datum"];
                    lat: number;
                    lon: number;
                    to: components["schemas"]["Datum"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConvertedPoint"];
                };
            };
        };
    };
    reportPositions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    fixes: components["schemas"]["FixGiven"][];
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsTaken"];
                };
            };
        };
    };
    publicMatters: {
        parameters: {
            query?: {
                category?: string | null;
                state?: components["schemas"]["PublicState"];
                west?: number | null;
                south?: number | null;
                east?: number | null;
                north?: number | null;
                after?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicList"];
                };
            };
        };
    };
    checkRectification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    done: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    /** @default [] */
                    proof?: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    rectificationPdf: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    serveRectification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    how: components["schemas"]["ServedHow"];
                    /** @default null */
                    key?: string | null;
                    proof: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    withdrawRectification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rectification: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    listRegisters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterView"][];
                };
            };
        };
    };
    endRegisterRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    code: string;
                    /** @default false */
                    correct?: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowOutcome"];
                };
            };
        };
    };
    exportRegister: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
                at?: string | null;
            };
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    registerHistory: {
        parameters: {
            query: {
                code: string;
                before?: number;
                limit?: number;
            };
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryPage"];
                };
            };
        };
    };
    importRegister: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    complete?: boolean;
                    /** @default false */
                    correct?: boolean;
                    /** @default true */
                    dry_run?: boolean;
                    /** @default null */
                    file?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    text?: string | null;
                    /** @default null */
                    token?: string | null;
                    /** @default null */
                    valid_from?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOutcome"];
                };
            };
        };
    };
    registerRows: {
        parameters: {
            query?: {
                at?: string | null;
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowsPage"];
                };
            };
        };
    };
    setRegisterRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    correct?: boolean;
                    data: Record<string, unknown>;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    valid_from?: string | null;
                    /** @default null */
                    valid_to?: string | null;
                    /** @default null */
                    version?: number | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RowOutcome"];
                };
            };
        };
    };
    tryRegisterRow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                register: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    code?: string | null;
                    /** @default null */
                    data?: Record<string, unknown> | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tried"];
                };
            };
        };
    };
    stuckReplies: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkShown"][];
                };
            };
        };
    };
    nearReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default wgs84 */
                    datum?: components["schemas"]["Datum"];
                    lat: number;
                    lon: number;
                    /** @default 300 */
                    metres?: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearReport"][];
                };
            };
        };
    };
    followCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    device?: string | null;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Following"];
                };
            };
        };
    };
    unfollowCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    excuseParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    nameParty: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    instruction?: string;
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    preempt?: boolean;
                    /** Format: uuid */
                    responder: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPlaced"];
                };
            };
        };
    };
    responsibleFor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    at?: string | null;
                    datum: components["schemas"]["Datum"];
                    lat: number;
                    lon: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Responsible"];
                };
            };
        };
    };
    importRoads: {
        parameters: {
            query?: {
                name?: string;
                key?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoadsTaken"];
                };
            };
        };
    };
    listRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleShown"][];
                };
            };
        };
    };
    addRole: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default null */
                    key?: string | null;
                    name: string;
                    name_en: string;
                    permissions: string[];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    changeRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    name: string;
                    name_en: string;
                    permissions: string[];
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    serviceMenu: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceRow"][];
                };
            };
        };
    };
    cancelShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    writeHandover: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @description 内容格式不对：应为 1 到 4000 个字符，不含控制字符。 Not acceptable text: 1 to 4,000 characters without control characters. */
                    notes: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    replaceOnShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    forced?: boolean;
                    /** @default null */
                    key?: string | null;
                    reason: string;
                    /** Format: uuid */
                    staff: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    swapShifts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    forced?: boolean;
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    other: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": [
                        number,
                        number
                    ];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    login: string;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    password: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"] | null;
                };
            };
        };
    };
    signInPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
        };
    };
    changeSignInPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    policy: components["schemas"]["SignInPolicy"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInPolicy"];
                };
            };
        };
    };
    startOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OidcJourney"];
                };
            };
        };
    };
    finishOidc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    /** @default null */
                    key?: string | null;
                    state: string;
                    ticket: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"] | null;
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    challenge: string;
                    /** @description 口令或验证码格式不对：应为 1 到 1024 个字符，不含控制字符。 Not a password or code: 1 to 1,024 characters without control characters. */
                    code: string;
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"] | null;
                };
            };
        };
    };
    signInWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    addStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    badge?: string | null;
                    /** @default true */
                    handed_over?: boolean;
                    /** @default null */
                    key?: string | null;
                    login: string;
                    /**
                     * @description 姓名格式不对：应为 1 到 200 个字符，含文字，不含控制字符。 Not a name: 1 to 200 characters with at least one letter and no control characters.
                     * @example 张三
                     * @example 欧阳娜娜
                     * @example 阿卜杜拉·买买提
                     * @example Anna Schmidt
                     */
                    name: string;
                    /** @default false */
                    name_public?: boolean;
                    /** Format: uuid */
                    organisation: string;
                    /** @default null */
                    phone?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedStaff"];
                };
            };
        };
    };
    exportStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    after?: string | null;
                    /**
                     * @default xlsx
                     * @enum {unknown}
                     */
                    format?: "csv" | "xlsx";
                    /** @default false */
                    left?: boolean;
                    /** @default 50 */
                    limit?: number;
                    /** @default null */
                    login?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    organisation?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    listStaff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    after?: string | null;
                    /** @default false */
                    left?: boolean;
                    /** @default 50 */
                    limit?: number;
                    /** @default null */
                    login?: string | null;
                    /** @default null */
                    name?: string | null;
                    /** @default null */
                    organisation?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffListed"];
                };
            };
        };
    };
    staffPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPageShown"];
                };
            };
        };
    };
    changeStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    badge?: string | null;
                    /** @default null */
                    key?: string | null;
                    /**
                     * @description 姓名格式不对：应为 1 到 200 个字符，含文字，不含控制字符。 Not a name: 1 to 200 characters with at least one letter and no control characters.
                     * @example 张三
                     * @example 欧阳娜娜
                     * @example 阿卜杜拉·买买提
                     * @example Anna Schmidt
                     */
                    name: string;
                    /** @default false */
                    name_public?: boolean;
                    /** @default null */
                    phone?: string | null;
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    dismissStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    staffGrants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantsShown"];
                };
            };
        };
    };
    grantRole: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    organisation: string;
                    /** Format: uuid */
                    role: string;
                    /** @default null */
                    valid_from?: string | null;
                    /** @default null */
                    valid_to?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    moveStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    organisation: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    bindOidc: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    subject: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    unbindOidc: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    releaseStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    resetStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedStaff"];
                };
            };
        };
    };
    restoreStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    suspendStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    unlockStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                staff: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    listSupervisions: {
        parameters: {
            query?: {
                case?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SupervisionShown"][];
                };
            };
        };
    };
    supervisionBoard: {
        parameters: {
            query?: {
                office?: string | null;
                lamp?: components["schemas"]["Lamp"] | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["anmin.matters.queries.supervision.Board"];
                };
            };
        };
    };
    answerSupervision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supervision: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default [] */
                    proof?: string[];
                    text: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    endSupervision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supervision: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default true */
                    satisfied?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    seeSupervision: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                supervision: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    dropTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    finishTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    outcome?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    startTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                task: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    transferDesk: {
        parameters: {
            query?: {
                which?: components["schemas"]["Unanswered"];
                peer?: string | null;
                minutes?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransferShown"][];
                };
            };
        };
    };
    acceptTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    completeTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    result: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    conferTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    speaking: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    keepTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    refuseTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    returnTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    department: string;
                    /** @default null */
                    key?: string | null;
                    person: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    noteTransferVerdict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transfer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    text?: string;
                    verdict: components["schemas"]["Verdict"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    cancelUnitShift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                shift: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                office?: string | null;
                kind?: components["schemas"]["UnitKind"] | null;
                status?: string | null;
                capability?: string | null;
                free?: boolean;
                crew?: boolean;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitsShown"];
                };
            };
        };
    };
    addUnit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    particulars: components["schemas"]["Particulars"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    exportUnits: {
        parameters: {
            query?: {
                format?: "csv" | "xlsx";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
        };
    };
    importUnits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    dry_run?: boolean;
                    /** @default null */
                    key?: string | null;
                    units: components["schemas"]["Particulars"][];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitsImported"];
                };
            };
        };
    };
    unitPositions: {
        parameters: {
            query?: {
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PositionsShown"];
                };
            };
        };
    };
    unitPage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitPageShown"];
                };
            };
        };
    };
    changeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    particulars: components["schemas"]["Particulars"];
                    version: number;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    freeUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default  */
                    note?: string;
                    reason: components["schemas"]["WithdrawReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    unitHistory: {
        parameters: {
            query?: {
                before?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HistoryLine"][];
                };
            };
        };
    };
    retireUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    unitRoster: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnitShift"][];
                };
            };
        };
    };
    rosterUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default  */
                    beat?: string;
                    crew: string[];
                    /** Format: date-time */
                    ends: string;
                    /** @default [] */
                    equipment?: string[];
                    /** @default null */
                    key?: string | null;
                    /** @default [] */
                    skills?: string[];
                    /** Format: date-time */
                    starts: string;
                    /** @default  */
                    vehicle?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
        };
    };
    setUnitStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                unit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    status: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": number;
                };
            };
        };
    };
    openUpload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kind: components["schemas"]["EvidenceKind"];
                    /** @default  */
                    media_type?: string;
                    /** @default null */
                    name?: string | null;
                    sha256: string;
                    size: number;
                    /** @default null */
                    taken_at?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedUpload"];
                };
            };
        };
    };
    showUpload: {
        parameters: {
            query: {
                token: string;
            };
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadShown"];
                };
            };
        };
    };
    finishUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoredEvidence"] | null;
                };
            };
        };
    };
    putChunk: {
        parameters: {
            query: {
                offset: number;
                token: string;
                key?: string | null;
            };
            header?: never;
            path: {
                upload: string;
            };
            cookie?: never;
        };
        /** @description The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Had"];
                };
            };
        };
    };
    waitingVerifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AtCounter"][];
                };
            };
        };
    };
    confirmRealName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                verification: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    move?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    refuseRealName: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                verification: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: components["schemas"]["anmin.identity.terms.verification.RefusalReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    callsOf: {
        parameters: {
            query: {
                owner: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCall"][];
                };
            };
        };
    };
    startCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default false */
                    agreed?: boolean;
                    /** @default null */
                    key?: string | null;
                    owner: string;
                    /** @default video */
                    picture?: components["schemas"]["Picture"];
                    /** @default null */
                    to?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
        };
    };
    joinCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default false */
                    agreed?: boolean;
                    /** @default null */
                    call?: string | null;
                    /** @default null */
                    key?: string | null;
                    /** @default null */
                    role?: components["schemas"]["CallRole"] | null;
                    /** @default null */
                    token?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
        };
    };
    ringingCalls: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCall"][];
                };
            };
        };
    };
    showCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveCall"];
                };
            };
        };
    };
    answerCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Joined"];
                };
            };
        };
    };
    declineCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    reason: components["schemas"]["DeclineReason"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    endCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default hung_up */
                    reason?: components["schemas"]["HangUp"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    holdCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    on: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    showCallLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallLinkShown"];
                };
            };
        };
    };
    sendCallLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    sure?: boolean;
                    /** @default null */
                    to?: string | null;
                    /** @default null */
                    token?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallLinkOnItsWay"];
                };
            };
        };
    };
    listenMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    of: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListeningMade"];
                };
            };
        };
    };
    answerListen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                listening: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    sdp: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    offerListen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                listening: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    sdp: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    callManifest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallManifest"];
                };
            };
        };
    };
    publishMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    kinds: components["schemas"]["anmin.media.terms.engine.Kind"][];
                    sdp: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationMade"];
                };
            };
        };
    };
    putRecordingPiece: {
        parameters: {
            query: {
                n: number;
                at: number;
                key?: string | null;
            };
            header?: never;
            path: {
                call: string;
                publication: string;
            };
            cookie?: never;
        };
        /** @description The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PieceKept"] | null;
                };
            };
        };
    };
    askCaller: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    what: components["schemas"]["CallAsk"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    restartMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    connection: string;
                    /** @default null */
                    key?: string | null;
                    sdp: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Restarted"];
                };
            };
        };
    };
    ringCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    snapshotCall: {
        parameters: {
            query: {
                publication: string;
                at_ms?: number | null;
                key?: string | null;
            };
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        /** @description The file itself; its name may stand in `Content-Disposition: attachment; filename*=UTF-8''…`. */
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotKept"];
                };
            };
        };
    };
    takeStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    step: components["schemas"]["CallStep"];
                    why: components["schemas"]["StepWhy"];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    transferCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default null */
                    key?: string | null;
                    /** Format: uuid */
                    to: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    setVoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    aloud: boolean;
                    /** @default null */
                    key?: string | null;
                    /** @default false */
                    sure?: boolean;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": null;
                };
            };
        };
    };
    weeklySheets: {
        parameters: {
            query?: {
                organisation?: string | null;
                week?: string | null;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SheetListed"][];
                };
            };
        };
    };
}
